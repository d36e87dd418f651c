import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { repository } from './source.ts'

test('every test that the ASVS list names exists, and every item has one or says “not yet”', () => {
  const list = readFileSync('tests/prove/asvs.md', 'utf8')
  const items = list.split('\n').filter((line) => /^\| \d/.test(line))
  expect(items.length).toBe(43)
  const tests = repository()
    .filter(({ path }) => /^(tests|web-components)\/.*\.ts$/.test(path) && !path.endsWith('asvs.test.ts'))
    .map(({ text }) => text)
    .join('\n')
  const missing = items
    .flatMap((item) => [...item.matchAll(/`([^`]+)`/g)].map(([, title]) => title!))
    .filter((title) => !tests.includes(title))
  expect(missing).toEqual([])
  expect(items.filter((item) => !item.includes('`') && !item.includes('not yet'))).toEqual([])
})
