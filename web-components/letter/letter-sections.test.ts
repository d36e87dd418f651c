import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { LysCaseFacts } from '../case-facts/case-facts.ts'
import type { Letter, Pack, Reply } from '../client.ts'
import { LysPhotoList } from '../photo-list/photo-list.ts'
import { define } from '../shared/define.ts'
import { LysLetter } from './letter.ts'
import type { LetterClient } from './reading.ts'
import { sampleClient, sampleCorrection, sampleLetter, sampleReply, sampleSession } from './sample-letter.ts'

define(LysLetter, LysPhotoList, LysCaseFacts)
beforeEach(() => page.viewport(1024, 768))
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

function opens(replies: readonly Reply[], own: Partial<LetterClient> = {}) {
  const letter: Letter = { ...sampleLetter, replies: [...replies] }
  const element = Object.assign(document.createElement('lys-letter'), {
    client: sampleClient(letter, own),
    session: sampleSession,
    letterId: 'let_sample',
  })
  document.body.append(element)
  return element
}
const words = (element: LysLetter) => element.shadowRoot?.querySelector('article')?.textContent?.replaceAll(/\s+/g, ' ')

test('where the words of the specialty cannot be had, its answers are shown bare, never left out', async () => {
  const element = opens([{ ...sampleReply, answers: { risk: 'high' } }], {
    readPack: () => Promise.reject(new Error()),
  })
  await expect.poll(() => words(element)).toMatch(/Answers\s*risk\s*high/)
})

test('while the words of the specialty are on their way the letter says that there is more', async () => {
  let comes: (pack: Pack) => void = () => {}
  const pack = await sampleClient().readPack('dermatology', '1.0.0')
  opens([sampleReply], { readPack: () => new Promise((resolve) => (comes = resolve)) })
  await expect.element(page.getByText('The rest of the reply is being fetched…')).toBeVisible()
  comes(pack)
  await expect.element(page.getByRole('heading', { name: 'Assessment' })).toBeVisible()
  await expect.element(page.getByText('The rest of the reply is being fetched…')).not.toBeInTheDocument()
})

test('the letter tells what the specialist answered, and nothing of what she left alone', async () => {
  const element = opens([sampleReply])
  await expect.element(page.getByRole('heading', { name: 'Assessment' })).toBeVisible()
  expect(words(element)).toMatch(/Risk of serious disease\s*None, benign/)
  expect(words(element)).toContain('Den vokser, endrer farge eller blør.')
  expect(words(element)).not.toContain('Second reader')
})

test('an answer from before there were such questions has no empty heading', async () => {
  const element = opens([{ ...sampleReply, answers: {} }])
  await expect.element(page.getByRole('heading', { name: 'Description' })).toBeVisible()
  await expect.poll(() => element.shadowRoot?.querySelector('lys-photo-list')).not.toBe(null)
  expect(page.getByRole('heading', { name: 'Assessment' }).elements()).toHaveLength(0)
})

test('a correction of the assessment or of the treatment alone is said on top, with what was put in', async () => {
  opens([
    sampleReply,
    {
      ...sampleCorrection,
      textToGp: sampleReply.textToGp,
      certainty: sampleReply.certainty,
      treatment: 'Mometason',
      answers: { ...sampleReply.answers, risk: 'high' },
    },
  ])
  await expect.element(page.getByText(/Changed: treatment, assessment\./)).toBeVisible()
})

test('the record gets the assessment under its title', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  opens([sampleReply])
  await expect.element(page.getByRole('heading', { name: 'Assessment' })).toBeVisible()
  await page.getByRole('button', { name: /Copy for/ }).click()
  await expect
    .poll(() => writeText.mock.calls[0]?.[0])
    .toContain(
      'Assessment:\nRisk of serious disease: None, benign\nRefer again if: Den vokser, endrer farge eller blør.\n\n',
    )
})
