import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { chosenBy, codeOf, nothingChosen } from './code-words.ts'
import { LysCoding } from './coding.ts'
import { type InterviewsClient, LysInterviews } from './interviews.ts'
import { refusing, sampleClient, sampleCodes, sampleInterview } from './sample-interviews.ts'

define(LysInterviews, LysCoding)
afterEach(() => document.body.replaceChildren())

function opens(client: InterviewsClient) {
  document.body.append(Object.assign(document.createElement('lys-interviews'), { client }))
}
type Marked = Parameters<InterviewsClient['codePassage']>
/** Opens the text for coding; gives what was marked, and taken off, so far. */
function codes(more: Partial<InterviewsClient> = {}) {
  const marked: Marked[] = []
  const off: string[] = []
  const client = sampleClient()
  const watching = {
    codePassage: (...asked: Marked) => {
      marked.push(asked)
      return client.codePassage(...asked)
    },
    removeCoding: async (id: string) => {
      off.push(id)
      return { id }
    },
    ...more,
  }
  const element = Object.assign(document.createElement('lys-coding'), {
    client: watching,
    interview: sampleInterview,
    codes: sampleCodes,
  })
  document.body.append(element)
  return { element, marked, off }
}
const sentences = () => page.getByRole('listbox', { name: 'Sentences' })
const focuses = async () => {
  await expect.element(sentences()).toBeVisible()
  ;(sentences().element() as HTMLElement).focus()
}

test('without a connection it says so; a mark that was not kept is not shown as one', async () => {
  opens(refusing(new ClientProblem({ code: 'offline' })))
  await expect.element(page.getByRole('alert').getByText(/^No answer came/)).toBeVisible()
  document.body.replaceChildren()
  const { element } = codes({ codePassage: () => Promise.reject(new ClientProblem({ code: 'consent.withdrawn' })) })
  await focuses()
  await userEvent.keyboard('1{Enter}')
  await expect.element(page.getByRole('alert').getByText(/leave for this interview was withdrawn/)).toBeVisible()
  expect(element.shadowRoot!.querySelectorAll('.marked')).toHaveLength(1)
})

test('what is written while a code is being added stays in its field, and is not called added', async () => {
  let comes = () => {}
  const answer = new Promise<void>((resolve) => (comes = resolve))
  const client = sampleClient()
  opens({ ...client, defineCode: (...asked) => answer.then(() => client.defineCode(...asked)) })
  await page.getByText('Add a code of your own').click()
  const name = page.getByLabelText('Name of the code')
  await name.fill('Travelhet')
  await page.getByRole('button', { name: 'Add it' }).click()
  await name.fill('Vikar')
  comes()
  await expect.element(page.getByText(/is a code now. What you wrote since is not saved yet.$/)).toBeVisible()
  await expect.element(name).toHaveValue('Vikar')
})

test('a text is coded with the keyboard alone: down, choose from the top down, Enter', async () => {
  const { marked } = codes()
  await focuses()
  await userEvent.keyboard('{ArrowDown}1qaz{Enter}')
  await expect.poll(() => marked.at(-1)?.[2]).toEqual({ codeId: 'cod_pgem', begins: 28, ends: 45 })
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}5{Enter}')
  await expect.poll(() => marked.at(-1)?.[2]).toEqual({ codeId: 'cod_own', begins: 28, ends: 62 })
  await expect.element(page.getByRole('option', { name: /Vi har ikke tid.*Marked: Travelhet/ })).toBeVisible()
})

test('a code with a gap in it marks nothing, and says what is missing', async () => {
  const { marked } = codes()
  await focuses()
  await userEvent.keyboard('1z{Enter}')
  await expect.element(page.getByRole('status')).toHaveTextContent('Choose a code from the top down')
  expect(marked).toEqual([])
  const skipped = chosenBy('q', nothingChosen, sampleCodes)!
  expect(codeOf(skipped, sampleCodes)).toBeUndefined()
  expect(chosenBy('q', skipped, sampleCodes)).toEqual(nothingChosen)
  expect(chosenBy('9', nothingChosen, sampleCodes)).toBeUndefined()
})

test('her own mark is taken off with Delete on its sentence', async () => {
  const { off } = codes()
  await focuses()
  await userEvent.keyboard('{Delete}')
  expect(off).toEqual([])
  await userEvent.keyboard('{ArrowDown}{Delete}')
  await expect.poll(() => off).toEqual(['cdg_one'])
  await expect.element(page.getByText('Your marks on this sentence')).not.toBeInTheDocument()
})

test('a tie is noted from her mark with its words behind it', async () => {
  const ties: unknown[] = []
  codes({
    tellTie: async (officeId, id, json) => {
      ties.push([officeId, json])
      return { id }
    },
  })
  await focuses()
  await userEvent.keyboard('{ArrowDown}')
  await page.getByText('Your last mark here tells of a tie').click()
  await page.getByRole('group', { name: 'Between' }).getByRole('textbox').fill('Legen')
  await page.getByRole('group', { name: 'And' }).getByRole('textbox').fill('Kamera')
  await page.getByRole('group', { name: 'And' }).getByRole('combobox').selectOptions('technology')
  await page.getByRole('button', { name: 'Note the tie' }).click()
  const tie = {
    from: { kind: 'person', name: 'Legen' },
    to: { kind: 'technology', name: 'Kamera' },
    codingId: 'cdg_one',
  }
  await expect.poll(() => ties).toEqual([['off_one', tie]])
  await expect.element(page.getByText('The tie is noted, with these words behind it.')).toBeVisible()
})

test('words that were selected with the mouse are marked as such, counted in signs', async () => {
  const { element, marked } = codes()
  await focuses()
  const words = element.shadowRoot!.querySelector('[data-begins="0"]')!.firstChild!
  getSelection()!.setBaseAndExtent(words, 3, words, 11)
  words.parentElement!.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
  await expect.element(page.getByText('Selected: “Kameraet”')).toBeVisible()
  await userEvent.keyboard('1{Enter}')
  await expect.poll(() => marked.at(-1)?.[2]).toEqual({ codeId: 'cod_p', begins: 2, ends: 10 })
})

test('the list says what each may be used for, and that a withdrawn one is gone', async () => {
  opens(sampleClient())
  await expect
    .element(page.getByRole('row', { name: /Legekontoret Første samtale Sykepleier .* yes yes 2 1/ }))
    .toBeVisible()
  await expect.element(page.getByText(/^The leave was withdrawn on .*: the words are gone\.$/)).toBeVisible()
})

test('a text that names somebody is refused with its place, and what was typed stays', async () => {
  const fields = [{ path: '/text', message: 'From sign 11 on it has the name of the office or of somebody there.' }]
  opens(sampleClient({ storeInterview: () => Promise.reject(new ClientProblem({ code: 'request.invalid', fields })) }))
  await page.getByText('Keep an interview').click()
  for (const [label, words] of [
    ['Title', 'Samtale'],
    ['Who spoke', 'Lege'],
    ['Held on', '2026-01-02'],
    ['Text', 'Jeg spør Kari Nordkapp.'],
    ['Leave given by', 'Legen selv'],
    ['Leave given on', '2026-01-01'],
  ] as const)
    await page.getByLabelText(label, { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Keep the interview' }).click()
  await expect
    .element(page.getByRole('alert').getByText(/Text: from sign 11 on it tells who somebody is/))
    .toBeVisible()
  await expect.element(page.getByLabelText('Text', { exact: true })).toHaveValue('Jeg spør Kari Nordkapp.')
})

test('coders are compared code by code, and undefined is not nought', async () => {
  opens(sampleClient())
  await page.getByRole('button', { name: 'Compare the coders' }).click()
  await expect
    .element(page.getByRole('row', { name: /Personal › Interested doctor 20 5 10 15 70\s?% 0\.40/ }))
    .toBeVisible()
  await expect.element(page.getByRole('row', { name: /Technological 50 0 0 0 100\s?% undefined/ })).toBeVisible()
})

test('words behind a claim are shown with who said them, and texts leave only after a yes', async () => {
  const asked: unknown[] = []
  opens(
    sampleClient({
      exportInterviews: async (json) => {
        asked.push(json)
        return new Blob()
      },
    }),
  )
  await page.getByRole('combobox', { name: 'Code' }).selectOptions('cod_p')
  await expect.element(page.getByText('Legen vil gjerne.')).toBeVisible()
  await page.getByRole('button', { name: 'Export the interviews' }).click()
  expect(asked).toEqual([])
  await page.getByRole('checkbox', { name: /^I know that a few offices/ }).click()
  await page.getByRole('button', { name: 'Export the interviews' }).click()
  await expect.poll(() => asked).toEqual([{ format: 'qdpx', knowsThatQuotesReidentify: true }])
})

test('what was told today can be kept just after midnight, whatever the day is in Greenwich', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 9, 10, 0, 30) })
  try {
    opens(sampleClient())
    await expect.element(page.getByText('Keep an interview')).toBeVisible()
    await userEvent.click(page.getByText('Keep an interview'))
    await expect.element(page.getByLabelText('Held on')).toHaveAttribute('max', '2026-10-10')
  } finally {
    vi.useRealTimers()
  }
})
