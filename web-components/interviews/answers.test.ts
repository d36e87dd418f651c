import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysCoding } from './coding.ts'
import { type InterviewsClient, LysInterviews } from './interviews.ts'
import { sampleClient, sampleInterview, sampleListed } from './sample-interviews.ts'

define(LysInterviews, LysCoding)
afterEach(() => document.body.replaceChildren())

function opens(more: Partial<InterviewsClient>) {
  const element = Object.assign(document.createElement('lys-interviews'), { client: sampleClient(more) })
  document.body.append(element)
  return element
}
const offline = () => Promise.reject(new ClientProblem({ code: 'offline' }))
const region = (name: string) => page.getByRole('region', { name })
const text = () => page.getByLabelText('Text', { exact: true })
const quotesOf = async (words: string) => {
  const { items, notToBeQuoted } = await sampleClient().listQuotes('cod_pg')
  return { items: items.map((one) => ({ ...one, text: words })), notToBeQuoted }
}
const fills = async () => {
  await page.getByText('Keep an interview').click()
  for (const [label, words] of [
    ['Title', 'Samtale'],
    ['Who spoke', 'Lege'],
    ['Held on', '2026-01-02'],
    ['Text', 'Vi har ikke tid.'],
    ['Leave given by', 'Legen selv'],
    ['Leave given on', '2026-01-01'],
  ] as const)
    await page.getByLabelText(label, { exact: true }).fill(words)
}

test('an interview that cannot be opened leaves the one she is typing as it is', async () => {
  opens({ readInterview: offline })
  await fills()
  await page.getByRole('button', { name: /^Read and code/ }).click()
  await expect.element(page.getByRole('alert').getByText(/^No answer came/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  await expect.element(text()).toHaveValue('Vi har ikke tid.')
})

test('a list that got lost after one was kept is read once more without taking what she types next', async () => {
  let lists = 0
  opens({ listInterviews: () => (++lists === 2 ? offline() : sampleClient().listInterviews()) })
  await fills()
  await page.getByRole('button', { name: 'Keep the interview' }).click()
  await expect.element(page.getByText('Første samtale is kept.')).toBeVisible()
  await text().fill('Den neste samtalen.')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  await expect.element(text()).toHaveValue('Den neste samtalen.')
})

test('an export that is refused says so at the export, whatever she has pressed meanwhile', async () => {
  const exported = Promise.withResolvers<Blob>()
  opens({ exportInterviews: () => exported.promise })
  await page.getByRole('button', { name: 'Export the codes alone' }).click()
  await page.getByRole('combobox', { name: 'Code' }).selectOptions('cod_p')
  await expect.element(page.getByText('Legen vil gjerne.')).toBeVisible()
  exported.reject(new ClientProblem({ code: 'offline' }))
  await expect.element(region('Export for other programs').getByText(/^No answer came/)).toBeVisible()
  await expect.element(region('What was said').getByRole('alert')).not.toBeInTheDocument()
})

test('words for a code she has turned away from never stand under the code she chose last', async () => {
  const first = Promise.withResolvers<Awaited<ReturnType<typeof quotesOf>>>()
  opens({ listQuotes: (code) => (code === 'cod_p' ? first.promise : quotesOf('Det andre.')) })
  await page.getByRole('combobox', { name: 'Code' }).selectOptions('cod_p')
  await page.getByRole('combobox', { name: 'Code' }).selectOptions('cod_t')
  await expect.element(page.getByText('Det andre.')).toBeVisible()
  first.resolve(await quotesOf('Det første.'))
  await first.promise
  await expect.element(page.getByText('Det første.')).not.toBeInTheDocument()
  await expect.element(page.getByText('Det andre.')).toBeVisible()
})

test('where leave was withdrawn she ends at the sentence that the words are gone, also when the list gets lost', async () => {
  for (const list of [async () => ({ items: [sampleListed[1]!] }), offline]) {
    let isWithdrawn = false
    const element = opens({
      listInterviews: () => (isWithdrawn ? list() : sampleClient().listInterviews()),
      withdrawInterview: async () => {
        isWithdrawn = true
        return sampleInterview
      },
    })
    await page.getByRole('button', { name: /^Read and code/ }).click()
    await page.getByRole('button', { name: 'The leave was withdrawn…' }).click()
    await page.getByRole('button', { name: 'Yes, delete the words and all marks for good' }).click()
    await expect.poll(() => element.shadowRoot!.activeElement?.textContent).toBe('The words and all marks are gone.')
    element.remove()
  }
})

test('what is kept is said at its own button, where she still is', async () => {
  const element = opens({})
  await fills()
  await page.getByRole('button', { name: 'Keep the interview' }).click()
  await expect.element(page.getByRole('group').getByText('Første samtale is kept.')).toBeVisible()
  expect(element.shadowRoot!.activeElement?.textContent).toBe('Keep the interview')
  await expect.element(text()).toHaveValue('')
})

test('an export whose answer got lost is told to the page as well: she may be blind no more', async () => {
  let heard = 0
  const element = opens({ exportInterviews: offline })
  element.addEventListener('lys-use-seen', () => heard++)
  await page.getByRole('button', { name: 'Export the codes alone' }).click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(heard).toBe(0)
  await page.getByRole('checkbox', { name: /^I know that a few offices/ }).click()
  await page.getByRole('button', { name: 'Export the interviews' }).click()
  await expect.poll(() => heard).toBe(1)
})
