import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folder = new URL('decisions/', import.meta.url)
const top = new URL('../../', import.meta.url)
const names = readdirSync(folder).sort()

test('decision records are numbered without a gap', () => {
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1))
  for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
})

describe.each(names)('the record %s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')

  test('tells context, decision and cost in under 40 lines', () => {
    expect(text.split('\n').length).toBeLessThan(40)
    expect(text.match(/^# .*/)?.[0]).toMatch(new RegExp(`^# ${name.slice(0, 4)} \\S`))
    expect(text.match(/^## .*/gm)).toEqual(['## Context', '## Decision', '## Cost', '## Guarded by'])
  })

  test('names guards that exist', () => {
    const guards = [...text.split('## Guarded by')[1]!.matchAll(/`([\w./-]*[/.][\w./-]*)`/g)].map(([, path]) => path!)
    expect(guards.length).toBeGreaterThan(0)
    for (const guard of guards) expect(existsSync(new URL(guard, top)) || guard === 'tsconfig.json', guard).toBe(true)
  })
})
