import { describe, expect, test } from 'vitest'
import { parseWhen, WhenError } from './when.ts'

const keys: Record<string, unknown> = {
  caseOpen: true,
  replyFocus: false,
  imageCount: 3,
  service: 'dermatology',
  none: '',
  empty: [],
  packs: ['burns', 'scars'],
  views: { overview: 1 },
  'config.keys.singleLetters': true,
  word: 'true',
  text: "it's",
}
const holds = (text: string): boolean => parseWhen(text).holds((key) => keys[key])

test.for([
  ['caseOpen', true],
  ['!caseOpen', false],
  ['!!caseOpen', true],
  ['unknownKey', false],
  ['none || empty', false],
  ['caseOpen && replyFocus || imageCount > 2', true],
  ['replyFocus && caseOpen || replyFocus', false],
  ['caseOpen && (replyFocus || imageCount >= 3)', true],
  ['!(caseOpen && replyFocus)', true],
  ['! replyFocus && caseOpen', true],
  ['imageCount == 3', true],
  ["imageCount == '3'", true],
  ['imageCount != 3', false],
  ['imageCount < 10', true],
  ['imageCount <= 2', false],
  ['service < 3', false],
  ['none < 3', false],
  ['service == dermatology', true],
  ["service === 'dermatology'", true],
  ['service !== dermatology', false],
  ['caseOpen == true', true],
  ['replyFocus == false', true],
  ['unknownKey == false', true],
  ["word == 'true'", true],
  ["caseOpen == 'true'", true],
  ["text == 'it\\'s'", true],
  ['service =~ /^derm/', true],
  ['service =~ /^DERM/i', true],
  ['service =~ /ear|skin/', false],
  ['service =~ /^(derm|plastic)[a-z]*(ology|surgery)?$/', true],
  ['service =~ /^(?:d|e)erma{1}t/', true],
  ['service =~ /a\\/b/', false],
  ["'burns' == burns || true", true],
] as const)('“%s” is %s', ([text, expected]) => {
  if (text.startsWith("'")) expect(() => holds(text)).toThrow(WhenError)
  else expect(holds(text)).toBe(expected)
})

test('an element of a list or of an object is in it, and one that is not is not', () => {
  keys.pack = 'scars'
  expect(holds('pack in packs')).toBe(true)
  expect(holds('pack not in packs')).toBe(false)
  expect(holds('service in packs')).toBe(false)
  keys.view = 'overview'
  expect(holds('view in views')).toBe(true)
  expect(holds('caseOpen in views')).toBe(false)
  keys.view = 'toString'
  expect(holds('view in views')).toBe(false)
  expect(holds('view not in nowhere')).toBe(true)
})

test('what is always so is known when it is read, and asks about no key', () => {
  let asked = 0
  const count = (text: string) => {
    asked = 0
    parseWhen(text).holds(() => asked++)
    return asked
  }
  expect(count('true || caseOpen')).toBe(0)
  expect(count('false && caseOpen')).toBe(0)
  expect(count('!true && caseOpen')).toBe(0)
  expect(holds('true')).toBe(true)
  expect(holds('false || !false')).toBe(true)
})

test('a condition names the keys that it hangs on', () => {
  const { keys: named } = parseWhen("a && !b || c =~ /x/ || d in e && f == 'g' && true")
  expect([...named].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

describe('a mistake is told with its place', () => {
  test.for([
    ['', 0, 'empty'],
    ['   ', 3, 'empty'],
    ['caseOpen &&', 11, 'a key is expected'],
    ['caseOpen & replyFocus', 9, 'means nothing'],
    ['caseOpen replyFocus', 9, 'a sign is expected'],
    ['(caseOpen', 9, 'closing bracket'],
    ['caseOpen)', 8, 'bracket too many'],
    ["service == 'derm", 11, 'quotation mark'],
    ['service ==', 10, 'a value is expected'],
    ['service == in', 11, 'no value'],
    ['a not b', 6, '“in” is expected'],
    ['a in', 4, 'key of a list'],
    ['service =~ derm', 11, 'between slashes'],
    ['service =~ /derm', 11, 'ends with a slash'],
    ['service =~ /[/', 11, 'ends with a slash'],
    ['service =~ /(a+)+$/', 11, 'too long'],
    ['service =~ /((a+)b)+$/', 11, 'too long'],
    ['service =~ /(a|a)*$/', 11, 'too long'],
    ['service =~ /(a)\\1/', 11, 'too long'],
    ['service =~ /.*.*.*.*x/', 11, 'too long'],
    [`service =~ /^${'a?'.repeat(30)}${'a'.repeat(30)}$/`, 11, 'too long'],
    [`service =~ /^${'(a|a)'.repeat(30)}b/`, 11, 'too long'],
    ['service =~ /(){2000000000}/', 11, 'too long'],
    ['service =~ /a{2,1}/', 11, 'is none'],
    ['a == "b"', 5, 'means nothing'],
    ['|| a', 0, 'a key is expected'],
  ] as const)('“%s” at %i: %s', ([text, offset, words]) => {
    const fault = (() => {
      try {
        parseWhen(text)
        return undefined
      } catch (cause) {
        return cause as WhenError
      }
    })()
    expect(fault).toBeInstanceOf(WhenError)
    expect(fault!.offset).toBe(offset)
    expect(fault!.message).toContain(words)
  })
})

test('a pattern of a pack keeps nobody waiting, whatever the text', () => {
  keys.long = 'a'.repeat(100_000)
  const began = performance.now()
  expect(holds('long =~ /a*a*a*b/')).toBe(false)
  expect(performance.now() - began).toBeLessThan(1_000)
})
