import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Check, ClientProblem, type Portal, type SetUp } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPortalCheck } from './portal-check.ts'

beforeAll(() => define(LysPortalCheck))
afterEach(() => document.body.replaceChildren())

const portal = { id: 'ptl_1', name: 'Portal', origins: ['https://portal.example'] } as unknown as Portal

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })

async function open(checkPortal: (id: string, setUp: SetUp) => Promise<{ checks: Check[] }>): Promise<LysPortalCheck> {
  const element = document.createElement('lys-portal-check')
  element.client = { listPortals: async () => ({ items: [portal] }), checkPortal }
  document.body.append(element)
  await soon(() => expect(element.renderRoot.querySelector('form')).not.toBeNull())
  return element
}

test('when no answer comes what was pasted stays', async () => {
  const element = await open(() => Promise.reject(new ClientProblem({ code: 'offline' })))
  const policy = element.renderRoot.querySelector<HTMLTextAreaElement>('#policy')!
  policy.value = "default-src 'none'"
  element.renderRoot.querySelector<HTMLButtonElement>('form button')!.click()
  await soon(() => expect(element.renderRoot.querySelector('[role=alert]')?.textContent).toContain('No answer'))
  expect(policy.value).toBe("default-src 'none'")
})

test('each point passes or shows the line to change', async () => {
  const asked: unknown[] = []
  const element = await open(async (...asking) => {
    asked.push(asking)
    return {
      checks: [
        { check: 'origin', pass: true, line: null },
        { check: 'connect', pass: false, line: 'connect-src https://lysbord.example' },
      ],
    }
  })
  element.renderRoot.querySelector<HTMLTextAreaElement>('#policy')!.value = " default-src 'none' "
  element.renderRoot.querySelector<HTMLButtonElement>('form button')!.click()
  await soon(() => expect(element.renderRoot.querySelectorAll('.checks li')).toHaveLength(2))
  expect(element.renderRoot.querySelector('.fail code')?.textContent).toBe('connect-src https://lysbord.example')
  expect(element.renderRoot.querySelector('.pass code')).toBeNull()
  expect(asked).toEqual([
    [
      'ptl_1',
      { installation: 'proxied', origin: 'https://portal.example', policy: "default-src 'none'", assertion: '' },
    ],
  ])
})
