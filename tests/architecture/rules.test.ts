import { describe, expect, test } from 'vitest'
import { importRules, mountedSteps } from './import-rules.ts'
import { type Rule, recordOf, sourcesOf, teach } from './rule.ts'
import { repository, repositoryPaths } from './source.ts'
import { shortTop, writingRules } from './writing-rules.ts'

const sources = repository()
const committed = repositoryPaths(true).map((path) => ({ path, text: '' }))
const rules: readonly Rule[] = [...importRules, ...writingRules, shortTop]

describe('the repository keeps its rules', () => {
  test('the whole repository is looked at', () => {
    const paths = sources.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['api/app.ts', 'package.json', 'tests/architecture/rules.test.ts']))
    expect(mountedSteps(sources).length).toBeGreaterThanOrEqual(8)
  })

  test.each(rules.map((rule) => [rule.says, rule] as const))('%s', (_, rule) => {
    const violations = rule.find(rule === shortTop ? committed : sources)
    expect(violations.length, teach(rule, violations)).toBe(0)
  })
})

describe.each(rules.map((rule) => [rule.says, rule] as const))('shown on small examples: %s', (_, rule) => {
  test.each(rule.broken.map((example) => [Object.entries(example)[0]!.join(': ').slice(0, 100), example] as const))(
    'caught: %s',
    (_, example) => {
      const violations = rule.find(sourcesOf(example))
      const [path] = Object.keys(example)
      expect(violations.map(({ at }) => at.split(':')[0])).toContain(rule === shortTop ? path!.split('/')[0] : path)
      const lesson = teach(rule, violations)
      expect(lesson).toContain(rule.says)
      expect(lesson).toContain(recordOf(rule))
    },
  )

  test.each(rule.kept.map((example) => [Object.keys(example).join(', '), example] as const))(
    'let pass: %s',
    (_, example) => {
      expect(rule.find(sourcesOf(example))).toEqual([])
    },
  )
})

test('a failure names the rule, both files and the record that explains it', () => {
  const [rule] = importRules
  const lesson = teach(rule!, rule!.find(sourcesOf(rule!.broken[0]!)))
  expect(lesson.split('\n')).toEqual([
    rule!.says,
    '  api/first/rules.ts:1 imports api/second/rules.ts',
    'Why: tests/architecture/decisions/0001-steps-and-columns.md',
  ])
})
