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

test('a line that is lost on the way says so, and everything is read once more', async () => {
  let asked = 0
  const whole = networksOf()
  const element = opens({
    listNetworks: (after) =>
      ++asked === 2 ? Promise.reject(new ClientProblem({ code: 'offline' })) : whole.listNetworks(after),
  })
  await compares()
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  expect(element.shadowRoot!.textContent).not.toContain('As a table (CSV)')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => firstCells(element)).toEqual(['Office 31', 'Office 07', 'Office 12'])
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
