import { expect, test } from 'vitest'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'

forgetsEachVisit()

test('the other photographs of a case are fetched before she turns to them, the nearest first and each once', async () => {
  const { screen } = await opens([{ images: ['ready', 'ready', 'ready', 'failed', 'ready', 'ready'] }, {}], 900)
  const fetched: string[] = []
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.viewer).toBeTruthy()
  const [viewer] = screen.viewers as HTMLElementTagNameMap['lys-viewer'][]
  viewer!.prefetch = async ({ id }) => void fetched.push(id)
  await eventually(() => fetched.filter((id) => id.startsWith('img_ref_1_')).length).toBe(4)
  const shown = viewer!.image!.id

  expect(new Set(fetched).size).toBe(fetched.length)
  expect(fetched).not.toContain(shown)
  expect(fetched).not.toContain('img_ref_1_3')
  screen.commands.run('image.next')
  await eventually(() => viewer!.image?.id).not.toBe(shown)
  expect(fetched).toContain(viewer!.image?.id)
})
