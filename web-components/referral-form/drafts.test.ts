import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { begins, field, offline, opens, refuse } from '../../tests/components/referral-page.ts'
import { type Client, connect, type Draft } from '../client.ts'
import { started } from './referral-form.demo.ts'

afterEach(() => document.body.replaceChildren())

test('without a connection nothing typed is lost, and it is saved once the connection is back', async () => {
  const asked: { deed: string; content: Draft }[] = []
  let connected = false
  const saveDraft: Client['saveDraft'] = async (_id, revision, content, deed) => {
    asked.push({ deed, content })
    return connected ? { revision: revision + 1 } : offline()
  }
  await begins({ saveDraft })
  await field('Question').fill('Is it')
  await expect.element(page.getByText('Not saved, trying again')).toBeVisible()
  await field('Question').fill('Is it dangerous?')
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  connected = true
  dispatchEvent(new Event('online'))

  await expect.element(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await expect.element(field('Question')).toHaveValue('Is it dangerous?')
  // The attempt without an answer is repeated to the letter: it may have been stored.
  expect(new Set(asked.slice(0, -1).map(({ deed, content }) => deed + content.question)).size).toBe(1)
  expect(asked.at(-1)?.content.question).toBe('Is it dangerous?')
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
})

test('a draft that could not be begun is begun later, under the same id', async () => {
  const ids: string[] = []
  let connected = false
  const { saved } = await begins({
    startReferral: async (id) => {
      ids.push(id)
      return connected ? started(id) : offline()
    },
  })
  await field('Name').fill('Test Testesen')
  connected = true
  dispatchEvent(new Event('online'))
  await expect.poll(() => saved.at(-1)?.patient.name).toBe('Test Testesen')
  expect(new Set(ids).size).toBe(1)
})

test('a draft changed in another window: the text stays, and either version can be kept', async () => {
  const theirs = {
    ...started('ref_1'),
    revision: 7,
    content: { ...started('ref_1').content, question: 'From the other window' },
  }
  const revisions: number[] = []
  const saveDraft: Client['saveDraft'] = async (_id, revision) => {
    revisions.push(revision)
    return revision === 7 ? { revision: 8 } : refuse('draft.moved-on', { status: 412, revision: 7 })
  }
  await begins({ saveDraft, readReferral: async () => theirs })
  await field('Question').fill('From this window')
  const load = page.getByRole('button', { name: 'Load the other version' })
  await expect.element(load).toBeVisible()
  await expect.element(field('Question')).toHaveValue('From this window')
  await load.click()
  await expect.element(field('Question')).toHaveValue('From the other window')
  await expect
    .element(page.getByLabelText('What you had written here and was not saved'))
    .toHaveValue('From this window')

  await field('Question').fill('Both together')
  await expect.element(page.getByText(/^Saved/)).toBeVisible()
  expect(revisions).toEqual([1, 7])
})

test('keeping mine saves it over the other version', async () => {
  const saveDraft: Client['saveDraft'] = async (_id, revision) =>
    revision === 7 ? { revision: 8 } : refuse('draft.moved-on')
  await begins({ saveDraft, readReferral: async (id) => ({ ...started(id), revision: 7 }) })
  await field('Question').fill('Mine')
  await page.getByRole('button', { name: 'Keep mine instead' }).click()
  await expect.element(page.getByText(/^Saved/)).toBeVisible()
  await expect.element(field('Question')).toHaveValue('Mine')
})

test.each([
  ['the lid is closed', () => document.dispatchEvent(new Event('freeze'))],
  ['another tab is opened', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['the page is left', () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))],
])('what was typed is on its way at once when %s', async (_, happens) => {
  const { saved } = await begins()
  await expect.poll(() => document.querySelector('lys-referral-form')?.textContent).toBeDefined()
  await field('Question').fill('Is it dangerous?')
  expect(saved).toEqual([])
  happens()
  await expect.poll(() => saved.at(-1)?.question, { timeout: 500 }).toBe('Is it dangerous?')
})

test('without a connection when the lid is closed, it is saved when the machine wakes, and is still in sight', async () => {
  const saved: string[] = []
  let connected = false
  const saveDraft: Client['saveDraft'] = async (_id, revision, content) => {
    if (!connected) return offline()
    saved.push(content.question)
    return { revision: revision + 1 }
  }
  await begins({ saveDraft })
  await field('Question').fill('Is it dangerous?')
  document.dispatchEvent(new Event('freeze'))
  await expect.element(page.getByText('Not saved, trying again')).toBeVisible()
  connected = true
  document.dispatchEvent(new Event('resume'))
  await expect.poll(() => saved, { timeout: 800 }).toEqual(['Is it dangerous?'])
  await expect.element(field('Question')).toHaveValue('Is it dangerous?')
})

test('what is sent while the page goes away is sent on by the browser, unless it is too long for that', async () => {
  const asked: RequestInit[] = []
  const fetch = async (_input: unknown, init?: RequestInit) => {
    asked.push(init ?? {})
    return Response.json({ revision: 2 })
  }
  const client = connect('', { fetch: fetch as typeof globalThis.fetch })
  const content = started('ref_1').content as Draft
  await client.saveDraft('ref_1', 1, content, 'cmd_1')
  await client.saveDraft('ref_1', 2, { ...content, answers: { long: 'x'.repeat(30_000) } }, 'cmd_2')
  expect(asked.map(({ keepalive }) => keepalive)).toEqual([true, undefined])
})

test('a draft opened again on another machine stands there as it was saved', async () => {
  const content = { ...started('ref_1').content, question: 'Is it dangerous?', answers: { side: 'left' } }
  opens({ readReferral: async () => ({ ...started('ref_1'), content, revision: 4 }) }, 'ref_1')
  await expect.element(field('Question')).toHaveValue('Is it dangerous?')
  await expect.element(page.getByRole('radio', { name: 'Left' })).toBeChecked()
})
