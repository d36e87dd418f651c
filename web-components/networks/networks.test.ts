import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { LysNetwork } from '../network/network.ts'
import { sampleNetwork } from '../network/sample-network.ts'
import { define } from '../shared/define.ts'
import { csvOf } from './network-columns.ts'
import { LysNetworks, type NetworksClient } from './networks.ts'
import { networksOf } from './sample-networks.ts'

define(LysNetworks, LysNetwork)
afterEach(() => document.body.replaceChildren())

function opens(own: Partial<NetworksClient> = {}) {
  const element = Object.assign(document.createElement('lys-networks'), { client: networksOf(own) })
  document.body.append(element)
  return element
}
const compares = () => page.getByRole('button', { name: 'Compare the networks of offices' }).click()
const table = () => page.getByRole('region', { name: 'Networks of offices' })
const firstCells = (element: LysNetworks) =>
  [...element.shadowRoot!.querySelectorAll('tbody th')].map(({ textContent }) => textContent)

test('a line that is lost on the way says so; what has come stands, and only the rest is read', async () => {
  const asked: (number | undefined)[] = []
  const whole = networksOf()
  const element = opens({
    listNetworks: (after) =>
      asked.push(after) === 2 ? Promise.reject(new ClientProblem({ code: 'offline' })) : whole.listNetworks(after),
  })
  await compares()
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  expect(firstCells(element)).toEqual(['Office 07', 'Office 12'])
  expect(element.shadowRoot!.textContent).not.toContain('As a table (CSV)')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => firstCells(element)).toEqual(['Office 31', 'Office 07', 'Office 12'])
  expect(asked).toEqual([0, 20, 20])
})

test('an answer that got lost is told to the page as well: she may be blind no more', async () => {
  let heard = 0
  const element = opens({ listNetworks: () => Promise.reject(new ClientProblem({ code: 'offline' })) })
  element.addEventListener('lys-use-seen', () => heard++)
  await compares()
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  expect(heard).toBe(1)
})

test('how far it is can be seen, and only its end is read aloud', async () => {
  const last = Promise.withResolvers<void>()
  const whole = networksOf()
  opens({
    listNetworks: (after) => (after === 20 ? last.promise : Promise.resolve()).then(() => whole.listNetworks(after)),
  })
  await compares()
  await expect.element(page.getByText('Looked at 20 of 40 offices.')).toBeVisible()
  await expect.element(page.getByRole('status')).toHaveTextContent('Counting…')
  last.resolve()
  await expect.element(page.getByRole('status')).toHaveTextContent('Looked at 40 of 40 offices.')
})

test('nothing is asked before she says so, and then the page hears that she has seen who uses it', async () => {
  let asked = 0
  let heard = 0
  const whole = networksOf()
  const element = opens({
    listNetworks: (after) => {
      asked++
      return whole.listNetworks(after)
    },
  })
  element.addEventListener('lys-use-seen', () => heard++)
  await expect.element(page.getByText(/kept as not blind, and that cannot be taken back/)).toBeVisible()
  expect(asked).toBe(0)
  await compares()
  await expect.element(page.getByText('Looked at 40 of 40 offices.')).toBeVisible()
  expect([asked, heard]).toEqual([2, 1])
})

test('what is withheld is said, stands last however it is sorted, and is empty in the file', async () => {
  const element = opens()
  await compares()
  await expect.element(table().getByText('withheld').first()).toBeVisible()
  await expect.element(page.getByText(/^At one office something is withheld/)).toBeVisible()
  await page.getByRole('button', { name: 'With the key person' }).click()
  await expect.poll(() => firstCells(element)).toEqual(['Office 31', 'Office 07', 'Office 12'])
  await page.getByRole('button', { name: 'With the key person' }).click()
  await expect.poll(() => firstCells(element)).toEqual(['Office 07', 'Office 31', 'Office 12'])
  const { items } = await networksOf().listNetworks(0)
  expect(csvOf(items, ({ office }) => `=${office.number}`)).toBe(
    '\uFEFFoffice,cases,keyShare,left,nodes,betweenness,isSuppressed\r\n' +
      '"\'=7",40,0.5,20,9,0.25,false\r\n"\'=12",,,,,,true\r\n',
  )
})

test('an office opens its network by its pseudonym', async () => {
  const asked: string[] = []
  const element = opens({
    readNetwork: async (office: string) => {
      asked.push(office)
      return sampleNetwork
    },
  })
  await compares()
  await page.getByRole('button', { name: 'Office 07' }).click()
  await expect.poll(() => element.shadowRoot!.activeElement?.textContent).toBe('The network of Office 07')
  await expect.element(page.getByRole('application', { name: 'Walk through the network' })).toBeVisible()
  expect(asked).toEqual(['Office 07'])
})

test('the network of an office is closed again, and she is back at its row', async () => {
  const element = opens()
  const row = page.getByRole('button', { name: 'Office 07' })
  const focused = () => element.shadowRoot!.activeElement?.textContent
  await compares()
  await row.click()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(focused).toBe('Office 07')
  await expect.element(row).toHaveAttribute('aria-expanded', 'false')
  await row.click()
  await expect.poll(focused).toBe('The network of Office 07')
  await row.click()
  await expect.element(page.getByRole('heading', { name: 'The network of Office 07' })).not.toBeInTheDocument()
  expect(focused()).toBe('Office 07')
})
