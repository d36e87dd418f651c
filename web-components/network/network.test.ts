import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem, type networks } from '../client.ts'
import { define } from '../shared/define.ts'
import { isWay, layOut, neighbour, size } from './lay-out.ts'
import { LysNetwork } from './network.ts'
import { noNetwork, sampleNetwork, smallNetwork } from './sample-network.ts'

define(LysNetwork)
afterEach(() => document.body.replaceChildren())

function opens(read: () => Promise<networks.NetworkOut>): LysNetwork {
  const element = Object.assign(document.createElement('lys-network'), {
    client: { readNetwork: read },
    office: 'off_one',
  })
  document.body.append(element)
  return element
}
const walk = () => page.getByRole('application', { name: 'Walk through the network' })
const here = (element: LysNetwork) => element.shadowRoot!.querySelector('.here')?.getAttribute('data-node')

test('without a connection it says so, and draws when it is tried again', async () => {
  let connected = false
  opens(() => (connected ? Promise.resolve(sampleNetwork) : Promise.reject(new ClientProblem({ code: 'offline' }))))
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(walk()).toBeVisible()
})

test('says on whom it hangs and what is left without her', async () => {
  opens(async () => sampleNetwork)
  await expect
    .element(page.getByRole('img', { name: 'Demo Lege took part in 93% of 41 cases. Without Demo Lege 3 are left.' }))
    .toBeVisible()
})

test('names all who took part in equally many', async () => {
  const keyPerson = { share: 0.5, left: 20, people: ['Demo Lege', 'Demo Vikarlege'] }
  const element = opens(async () => ({ ...sampleNetwork, keyPerson }))
  await expect.element(page.getByText(/^Demo Lege and Demo Vikarlege took part in equally many/).first()).toBeVisible()
  expect(element.shadowRoot!.querySelectorAll('.key')).toHaveLength(2)
})

test('a small one is told in counts, without a drawing, and an empty one in a sentence', async () => {
  const element = opens(async () => smallNetwork)
  await expect.element(page.getByText(/The network itself is too small to draw/)).toBeVisible()
  expect(element.shadowRoot!.querySelector('svg')).toBeNull()
  opens(async () => noNetwork)
  await expect.element(page.getByText('No case in the last twelve months, and nobody told of any tie.')).toBeVisible()
  opens(async () => ({ ...smallNetwork, keyPerson: null }))
  await expect.element(page.getByText(/^There are too few cases to say anything of people/)).toBeVisible()
})

test('a count that is withheld is said to be small, and is not drawn as often', async () => {
  const [edge] = sampleNetwork.edges
  opens(async () => ({ ...sampleNetwork, edges: [{ ...edge!, weight: null }] }))
  await page.getByText('The network in numbers').click()
  await expect.element(page.getByRole('cell', { name: /^fewer than five cases: / })).toBeVisible()
  document.body.replaceChildren()
  opens(async () => ({ ...smallNetwork, cases: null, counts: null, keyPerson: null }))
  await expect.element(page.getByText('withheld', { exact: true })).toBeVisible()
})

test('is walked by keyboard: arrows go to a neighbour, Enter reads its ties with what was said, Home goes back', async () => {
  const element = opens(async () => sampleNetwork)
  await expect.element(walk()).toBeVisible()
  ;(walk().element() as HTMLElement).focus()
  expect(here(element)).toBe('n1')
  await userEvent.keyboard('{Enter}')
  const ties = page.getByRole('status', { name: 'Ties of Demo Lege' })
  await expect.element(ties).toBeVisible()
  await expect.element(ties.getByText('Uten takst hadde jeg nok sluttet med det.')).toBeVisible()
  await expect.element(ties.getByText(/30 cases: photographed and began it/)).toBeVisible()
  const way = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']
    .filter(isWay)
    .find((one) => neighbour('n1', one, layOut(sampleNetwork), sampleNetwork.edges))!
  await userEvent.keyboard(`{${way}}`)
  expect(here(element)).not.toBe('n1')
  await expect.element(ties).not.toBeInTheDocument()
  await userEvent.keyboard('{Home}')
  expect(here(element)).toBe('n1')
})

test('every node with a neighbour is reached by arrows from the key person', () => {
  const placed = layOut(sampleNetwork)
  const seen = new Set(['n1'])
  for (const at of seen)
    for (const way of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
      const next = neighbour(at, way, placed, sampleNetwork.edges)
      if (next) seen.add(next)
    }
  expect(sampleNetwork.nodes.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
})

test('is drawn inside of its frame, the same each time', () => {
  const placed = layOut(sampleNetwork)
  expect(layOut(sampleNetwork)).toEqual(placed)
  expect(placed).toHaveLength(sampleNetwork.nodes.length)
  for (const { x, y } of placed) {
    expect(x).toBeGreaterThan(20)
    expect(x).toBeLessThan(size.width - 20)
    expect(y).toBeGreaterThan(20)
    expect(y).toBeLessThan(size.height - 40)
  }
})

test('stands in tables with the same numbers', async () => {
  opens(async () => sampleNetwork)
  await page.getByText('The network in numbers').click()
  await expect.element(page.getByRole('row', { name: 'Demo Lege Person 38 5 11.5' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /^Demo Lege Honorartakst told in an interview$/ })).toBeVisible()
})
