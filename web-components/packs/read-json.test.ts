import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonFault, readJson } from './read-json.ts'

const faultOf = (text: string): string => {
  try {
    readJson(text)
  } catch (cause) {
    if (cause instanceof JsonFault) return `${cause.place.line}:${cause.place.column} ${cause.message}`
    throw cause
  }
  return 'none'
}

test.each([
  ['{\n  "id": "a",\n}', /^3:1 The comma before this is one too many/],
  ['{\n  "a": 1\n  "b": 2 }', /^3:3 A comma or a closing bracket/],
  ['[1, 2,]', /^1:7 The comma/],
  ['{ "a" 1 }', /^1:7 A colon/],
  ['{ a: 1 }', /^1:3 A name in double quotes/],
  ['{ "a": \'x\' }', /^1:8 .*double quotes, not in single/],
  ['{ "a": "x }', /^1:8 This text does not end/],
  ['{ "a": "x\ny" }', /^1:8 .*line break/],
  ['{ // a word\n "a": 1 }', /^1:3 JSON knows no comments/],
  ['{ "a": 01 }', /^1:8 /],
  ['{ "a": True }', /^1:8 “T”/],
  ['{ "a": [1, {', /^1:13 .*closing bracket is missing|^1:13 A name/],
  ['{ "a": 1 } x', /^1:12 Nothing may stand/],
  ['', /^1:1 The file ends/],
  ['{ "a": 1, "a": 2 }', /^1:11 The name “a” stands twice/],
  ['['.repeat(5_000), /nested deeper/],
])('a file that is no JSON says in which line and column, and what to do: %j', (text, says) => {
  expect(faultOf(text)).toMatch(says)
})

test('it takes what the browser takes, refuses what it refuses, and knows where each value stands', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '1'), (text, at, sign) => {
      const broken = text.slice(0, at % (text.length + 1)) + sign + text.slice((at % (text.length + 1)) + 1)
      const isJson = (() => {
        try {
          JSON.parse(broken)
          return true
        } catch {
          return false
        }
      })()
      const fault = faultOf(broken)
      // The browser takes it, unless it would have stumbled over something behind it.
      if (!/stands twice/.test(fault)) expect(fault === 'none').toBe(isJson)
    }),
  )
  const { placeOf } = readJson('{\n  "a/b": [1,\n    { "c": true }]\n}')
  expect([placeOf('/a~1b/1/c'), placeOf('/a~1b/1/nothing/below'), placeOf('/gone')]).toEqual([
    { line: 3, column: 12 },
    { line: 3, column: 5 },
    { line: 1, column: 1 },
  ])
})
