import { html } from 'lit'
import { afterEach, expect, test } from 'vitest'
import { LysElement } from '../../web-components/shared/element.ts'
import { formatDateTime, formatDay, formatNumber } from '../../web-components/shared/format.ts'
import { detectLanguage, language, languages, msg, plural, setLanguage, str } from '../../web-components/shared/i18n.ts'
import { fetchWords } from '../../web-components/shared/locales/fetch-words.ts'
import { se } from '../../web-components/shared/locales/se.ts'

class LysGreeting extends LysElement {
  protected override render = () => html`<p>${msg(str`${3} days`)}</p>`
}
customElements.define('lys-greeting', LysGreeting)

class LysWarning extends LysElement {
  protected override render = () =>
    html`<p>${msg('What cannot wait is phoned, never sent.')}</p><button>${msg('Send')}</button>`
}
customElements.define('lys-warning', LysWarning)

afterEach(async () => {
  document.body.replaceChildren()
  document.documentElement.lang = ''
  await setLanguage('en')
})

test('an element changes its words and says which language they are in', async () => {
  const [one, other] = [new LysGreeting(), new LysGreeting()]
  other.lang = 'de'
  document.body.append(one, other)
  await one.updateComplete
  expect([one.renderRoot.textContent, one.lang]).toEqual(['3 days', 'en'])
  await setLanguage('nb')
  await one.updateComplete
  expect([one.renderRoot.textContent, one.lang, other.lang]).toEqual(['3 dager', 'nb', 'de'])
})

test.for([
  ['nb-NO', 'nb'],
  ['nn', 'nb'],
  ['no', 'nb'],
  ['se', 'nb'],
  ['en-GB', 'en'],
])('a page in %s speaks %s', ([lang, expected]) => {
  document.documentElement.lang = lang!
  expect(detectLanguage()).toBe(expected)
})

test('a page in a language we do not have speaks the reader’s', () => {
  document.documentElement.lang = 'de'
  expect(detectLanguage()).toBe(navigator.language.startsWith('n') ? 'nb' : 'en')
})

test('words go by number', () => {
  const words = (count: number) => plural(count, { zero: 'none', one: 'one', other: 'many' })
  expect([0, 1, 2].map(words)).toEqual(['none', 'one', 'many'])
})

test('nynorsk and Northern Sami are offered, and given to nobody who did not choose them', () => {
  expect(languages).toEqual(['nb', 'nn', 'se', 'en'])
  for (const wish of ['nn', 'nn-NO', 'se', 'se-NO']) expect(detectLanguage(wish)).toBe('nb')
})

test('what nobody has translated stands in Norwegian, never in English, and is marked as Norwegian', async () => {
  expect(se).not.toHaveProperty('What cannot wait is phoned, never sent.')
  await setLanguage('se')
  const [plain, warning] = [new LysGreeting(), new LysWarning()]
  document.body.append(plain, warning)
  await Promise.all([plain.updateComplete, warning.updateComplete])
  expect([plain.renderRoot.textContent, plain.lang]).toEqual(['3 beaivvi', 'se'])
  expect(warning.renderRoot.textContent).toBe('Det som ikke kan vente, ringes inn; det sendes aldri.Sádde')
  expect(warning.lang).toBe('nb')
  await setLanguage('nn')
  await warning.updateComplete
  expect(warning.renderRoot.textContent).toBe('Det som ikkje kan vente, blir ringt inn; det blir aldri sendt.Send')
  expect(warning.lang).toBe('nn')
})

test.for(['nn', 'se'] as const)('in %s packs, dates and numbers are Norwegian', async (chosen) => {
  await setLanguage(chosen)
  const title = { en: 'Ulcer', nb: 'Leggsår' }
  expect(title[language()]).toBe('Leggsår')
  expect(formatDateTime(new Date(2026, 10, 24, 9, 5))).toBe('24.11.2026, 09:05')
  expect(formatNumber(1234.5).replace(/\s/g, ' ')).toBe('1 234,5')
})

test('two of something has words of its own in Northern Sami, where the browser knows no rules for it', async () => {
  const words = (count: number) => plural(count, { one: 'mun', two: 'moai', other: 'mii' })
  await setLanguage('se')
  expect([0, 1, 2, 3, 12].map(words)).toEqual(['mii', 'mun', 'moai', 'mii', 'mii'])
  expect(plural(2, { one: 'mun', other: 'mii' })).toBe('mii')
  expect(formatDay(new Date(2026, 10, 24, 9, 5), new Date(2026, 10, 24, 12))).toBe('odne 09:05')
  await setLanguage('nn')
  expect([0, 1, 2].map(words)).toEqual(['mii', 'mun', 'mii'])
})

test('words are taken from the file they were bundled with, and from no other', async () => {
  const file = new URL(URL.createObjectURL(new Blob(['{"Send":"Sádde"}'], { type: 'application/json' })))
  const digest = await crypto.subtle.digest('SHA-384', await (await fetch(file)).arrayBuffer())
  const integrity = `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
  await expect(fetchWords(file, integrity)()).resolves.toEqual({ Send: 'Sádde' })
  const other = integrity.replace(/-./, (start) => (start === '-A' ? '-B' : '-A'))
  await expect(fetchWords(file, other)()).rejects.toThrow(TypeError)
})
