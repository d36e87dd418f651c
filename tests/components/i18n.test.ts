import { html } from 'lit'
import { afterEach, expect, test } from 'vitest'
import { LysElement } from '../../web-components/shared/element.ts'
import { detectLanguage, msg, plural, setLanguage, str } from '../../web-components/shared/i18n.ts'

class LysGreeting extends LysElement {
  protected override render = () => html`<p>${msg(str`${3} days`)}</p>`
}
customElements.define('lys-greeting', LysGreeting)

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
