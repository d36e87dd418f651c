import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Answers,
  type Ask,
  asked,
  type Condition,
  checkAnswers,
  type Questionnaire,
  stopsOf,
} from '../../api/catalogue/rules.ts'
import { type DraftContent, draftContent, missing } from '../../api/referral/rules.ts'

type Named = readonly { readonly path: string }[]
/** The browser's own files, by an address the compiler does not follow: they are checked with the browser's types. */
const load = async <T>(path: string): Promise<T> =>
  import(new URL(`../../web-components/${path}`, import.meta.url).href)
const { judgeAnswers } = await load<{
  judgeAnswers: (asks: readonly Ask[], answers: Answers, complete: boolean) => Named
}>('shared/judge-answers.ts')
const { asked: askedHere, stopsOf: stopsHere } = await load<{ asked: typeof asked; stopsOf: typeof stopsOf }>(
  'shared/asked.ts',
)
const { missingParts } = await load<{ missingParts: (draft: DraftContent) => Named }>('referral-form/missing-parts.ts')

const label = { en: 'Question', nb: 'Spørsmål' }
/** Names an object has without being given any, among ordinary ones. */
const ids = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'a', 'b', 'c', 'largestMm', 'k-9']
const strangers = ['__proto__', 'nobody', 'a b', '', 'isPrototypeOf']
const codes = ['left', 'right', 'none', 'unknown', 'yes', 'no', 'constructor', 'x.1', '7']
const figures = fc.oneof(fc.integer({ min: -5, max: 12 }), fc.constantFrom(0.5, 7.5, 1e300, Number.NaN, -0))

const test_: fc.Arbitrary<Exclude<Condition, { any: unknown } | { all: unknown }>> = fc.oneof(
  fc.record({ ask: fc.constantFrom(...ids), equals: fc.constantFrom(...codes) }),
  fc.record({ ask: fc.constantFrom(...ids), atLeast: fc.integer({ min: -5, max: 12 }) }),
  fc.record({ ask: fc.constantFrom(...ids), atMost: fc.integer({ min: -5, max: 12 }) }),
)
const tests = fc.array(test_, { minLength: 1, maxLength: 3 })
const condition: fc.Arbitrary<Condition> = fc.oneof(test_, fc.record({ any: tests }), fc.record({ all: tests }))

const choices = fc
  .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 5 })
  .map((some) => some.map((code) => ({ code, label })))
const kind: fc.Arbitrary<object> = fc.oneof(
  fc.record({ type: fc.constant('choice'), choices }),
  fc.record(
    { type: fc.constant('choices'), choices, exclusive: fc.constantFrom(...codes) },
    { requiredKeys: ['type', 'choices'] },
  ),
  fc.record(
    { type: fc.constant('number'), min: fc.integer({ min: -3, max: 3 }), max: fc.integer({ min: 0, max: 9 }) },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('text'), maxLength: fc.integer({ min: 1, max: 12 }) }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('ynu'), group: fc.constant('history') }, { requiredKeys: ['type'] }),
  fc.constant({ type: 'duration' }),
  fc.constant({ type: 'date' }),
  fc.constant({ type: 'point', diagram: 'body' }),
)
const ask = fc
  .record(
    { kind, required: fc.boolean(), when: fc.option(condition, { nil: undefined }) },
    { requiredKeys: ['kind', 'required'] },
  )
  .map(({ kind: own, required, when }) => ({ ...own, label, required, ...(when && { when }) }))

/**
 * A questionnaire as it may be stored, also from before the catalogue looked whether a condition can ever hold: what a
 * condition names is one of the questions before it.
 */
const aQuestionnaire = fc
  .record({
    asks: fc.array(ask, { minLength: 1, maxLength: 10 }),
    names: fc.shuffledSubarray(ids, { minLength: 10 }),
    stops: fc.array(condition, { maxLength: 3 }),
  })
  .map(({ asks, names, stops }) => {
    const named = asks.map(({ when, ...rest }, at) => ({
      id: names[at]!,
      ...rest,
      ...(when && at > 0 && { when: among(when, names.slice(0, at)) }),
    }))
    return {
      id: 'any',
      title: label,
      service: 'any',
      asks: named,
      groups: [{ id: 'history', label }],
      views: [],
      stops: stops.map((when, at) => ({ id: `stop${at}`, when: among(when, names.slice(0, asks.length)), label })),
    } as unknown as Questionnaire // its kinds are put together by chance
  })
function among(when: Condition, names: readonly string[]): Condition {
  const one = <T extends { ask: string }>(told: T): T => ({
    ...told,
    ask: names[ids.indexOf(told.ask) % names.length]!,
  })
  if ('any' in when) return { any: when.any.map(one) }
  return 'all' in when ? { all: when.all.map(one) } : one(when)
}

/** What somebody, or something, might send as an answer; right for some question or for none. */
const anyAnswer = fc.oneof(
  fc.constantFrom<string>(
    ...codes,
    '',
    'P3M',
    'P0D',
    'P1000D',
    'PT3M',
    'words',
    'a long text, too long for some',
    '7,5',
  ),
  fc.constantFrom('2026-11-24', '2026-02-30', '2026-13-01', '2024-02-29', '2023-02-29', '26-11-24', '0000-01-01'),
  fc.constantFrom('front:412,233', 'front:1000,0', 'front:1001,0', ':1,1', 'front:1', 'b4ck-2:0,999'),
  figures,
  fc.array(fc.constantFrom(...codes, 'P3M', '2026-11-24'), { maxLength: 4 }),
)
const rightFor = (one: Ask): fc.Arbitrary<Answers[string]> => {
  switch (one.type) {
    case 'choice':
      return fc.constantFrom(...one.choices.map(({ code }) => code))
    case 'choices':
      return fc.subarray(
        one.choices.map(({ code }) => code),
        { minLength: 1 },
      )
    case 'number':
      return fc.oneof(
        fc.integer({ min: one.min ?? -3, max: Math.max(one.min ?? -3, one.max ?? 9) }),
        fc.constant('unknown'),
      )
    case 'ynu':
      return fc.constantFrom('yes', 'no', 'unknown')
    case 'duration':
      return fc.constantFrom('P3M', 'unknown')
    case 'date':
      return fc.constantFrom('2026-11-24', 'unknown')
    case 'point':
      return fc.constant('front:412,233')
    case 'text':
      return fc.string({ maxLength: one.maxLength ?? 20 })
  }
}
const aCase = aQuestionnaire.chain((one) =>
  fc.record({
    asked: fc.constant(one),
    given: fc.tuple(...one.asks.map((a) => fc.oneof(rightFor(a), rightFor(a), anyAnswer, fc.constant(undefined)))),
    strange: fc.array(fc.tuple(fc.constantFrom(...strangers), anyAnswer), { maxLength: 2 }),
    complete: fc.boolean(),
  }),
)

/** As they come from JSON: every name is the object's own, also `__proto__`. */
const answersOf = (entries: readonly (readonly [string, Answers[string] | undefined])[]): Answers =>
  Object.fromEntries(entries.filter((entry): entry is [string, Answers[string]] => entry[1] !== undefined))

const runs = { seed: 20_261_124, numRuns: 3_000 }

test('browser and server name the same answers as missing or wrong, whatever is asked and whatever is answered', () => {
  const verdicts = new Map<string, number>()
  fc.assert(
    fc.property(aCase, ({ asked: one, given, strange, complete }) => {
      const answers = answersOf([...one.asks.map(({ id }, at) => [id, given[at]] as const), ...strange])
      const server = checkAnswers(one.asks, answers, complete)
      expect(judgeAnswers(one.asks, answers, complete).map(({ path }) => path)).toEqual(server.map(({ path }) => path))
      for (const { message } of server) verdicts.set(message, (verdicts.get(message) ?? 0) + 1)
      if (server.length === 0) verdicts.set('fits', (verdicts.get('fits') ?? 0) + 1)
    }),
    runs,
  )
  // The property would hold of questionnaires that never refuse anything: each reason must have come up.
  const told = [...verdicts.keys()].join('\n')
  for (const reason of [
    'fits',
    'No such question',
    'Please answer',
    'A number is expected',
    /At least -?\d/,
    /At most -?\d+$/m,
    ' characters',
    'A text is expected',
    'Yes, no or unknown',
    'None of the choices',
    'At least one choice',
    'A choice is given twice',
    'goes with nothing else',
    'A number and a unit',
    'A day is expected',
    'A point on the drawing',
  ])
    expect(told).toMatch(reason)
})

test('browser and server see the same questions asked and the same red flags', () => {
  let flags = 0
  fc.assert(
    fc.property(aCase, ({ asked: one, given, strange }) => {
      const answers = answersOf([...one.asks.map(({ id }, at) => [id, given[at]] as const), ...strange])
      const server = stopsOf(one, answers).map(({ id }) => id)
      flags += server.length
      expect(stopsHere(one, answers).map(({ id }) => id)).toEqual(server)
      expect(askedHere(one.asks, answers)).toEqual(asked(one.asks, answers))
    }),
    runs,
  )
  expect(flags).toBeGreaterThan(100)
})

test('a list of one is no duration, though it reads like one', () => {
  const asks: Ask[] = [{ id: 'since', type: 'duration', label, required: true }]
  expect(checkAnswers(asks, { since: ['P3M'] }, true)).toHaveLength(1)
  expect(judgeAnswers(asks, { since: ['P3M'] }, true)).toHaveLength(1)
})

test('browser and server miss the same parts of a draft', () => {
  const draft = fc.record({
    patient: fc.record({
      nationalId: fc.constantFrom('', '01905810185', '019058 10185', '01905810186', '1', 'abc', '00000000000'),
      name: fc.constantFrom('', '  ', 'Test Testesen'),
    }),
    question: fc.constantFrom('', ' \n', 'Is it dangerous?'),
    questionKind: fc.constantFrom(null, 'both'),
    urgency: fc.constantFrom('routine', 'pakkeforlop', 'emergency'),
    suspicionReason: fc.constantFrom('', ' ', 'It grows'),
    wouldRefer: fc.constantFrom(null, 'no'),
    consentCare: fc.constantFrom(null, 'verbal'),
  })
  fc.assert(
    fc.property(draft, (typed) => {
      const content = draftContent.parse(typed)
      expect(missingParts(content).map(({ path }) => path)).toEqual(missing(content).map(({ path }) => path))
    }),
    { seed: runs.seed, numRuns: 500 },
  )
})
