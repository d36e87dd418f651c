import { describe, expect, test } from 'vitest'
import { answerRequests } from '../../api/figures/requests.ts'

interface Told {
  readonly results: readonly { ask: string; data: string; result?: Record<string, unknown>; problem?: object }[]
}
const answers = (data: Record<string, unknown>, ...requests: object[]) =>
  (answerRequests({ data, requests }) as unknown as Told).results
/** The problem of one request about one data set. */
const problem = (ask: string, set: unknown, options: object = {}) =>
  answers({ x: set }, { ask, data: 'x', ...options })[0]!.problem

describe('what cannot be answered is said with its place in the file', () => {
  test('one wrong request keeps none of the others from being answered', () => {
    const [bad, good] = answers({ x: [1, -2], y: [1, 2] }, { ask: 'gini', data: 'x' }, { ask: 'gini', data: 'y' })
    expect(bad).toEqual({
      ask: 'gini',
      data: 'x',
      problem: { code: 'negative', path: 'data.x[1]', message: 'data.x[1] is -2; it cannot be less than 0.' },
    })
    expect(good!.result).toMatchObject({ total: 3 })
  })

  test.each([
    [
      'a word that is no request',
      'ginni',
      [1],
      {},
      'unknown-name',
      'requests[0].ask',
      'There is no request "ginni". There are: gini, km',
    ],
    [
      'a number that is a word',
      'gini',
      [1, 'many'],
      {},
      'malformed',
      'data.x[1]',
      'data.x[1]: Invalid input: expected number',
    ],
    ['a time that is none', 'km', [1, 'soon'], {}, 'malformed', 'data.x[1]', 'Expected a time like 9, "13+"'],
    [
      'an option nobody knows',
      'xmr',
      [1],
      { sigma: 2 },
      'unknown-name',
      'requests[0].sigma',
      'sigma is not known here.',
    ],
    [
      'an option that is a word',
      'assign',
      [[1]],
      { caliper: 'small' },
      'malformed',
      'requests[0].caliper',
      'expected number',
    ],
    [
      'negative exposure',
      'u',
      { counts: [1], sizes: [-1] },
      {},
      'negative',
      'data.x.sizes[0]',
      'data.x.sizes[0] is -1',
    ],
    [
      'lists that do not fit',
      'p',
      { counts: [1], sizes: [] },
      {},
      'lengths-differ',
      'data.x.sizes',
      'each needs its counterpart',
    ],
    [
      'a row nobody knows',
      'gower',
      { columns: [], rows: [] },
      { from: ['U1'] },
      'unknown-name',
      'requests[0].from[0]',
      'There is no row "U1".',
    ],
    [
      'a column nobody knows',
      'gower',
      { columns: [], rows: [{ id: 1, size: 2 }] },
      {},
      'unknown-name',
      'data.x.rows[0].size',
      'There is no column size.',
    ],
    [
      'anchors that do not rise',
      'calibrate',
      [1],
      { anchors: { out: 2, crossover: 1, in: 3 } },
      'out-of-range',
      'requests[0].anchors',
      'must rise',
    ],
    [
      'an edge to itself',
      'betweenness',
      { edges: [['a', 'a']] },
      {},
      'malformed',
      'data.x.edges[0]',
      'leads from a to itself',
    ],
    ['days that go back', 'between', ['2025-02-01', '2025-01-01'], {}, 'out-of-range', 'data.x[1]', 'lies before'],
    ['a negative pause', 'between', [3, -1], {}, 'negative', 'data.x[1]', 'data.x[1] is -1'],
  ])('%s', (_, ask, set, options, code, path, message) => {
    expect(problem(ask, set, options)).toMatchObject({ code, path, message: expect.stringContaining(message) })
  })

  test.each([
    [
      'an unknown component',
      { GP: 1, LUCK: 1, USE: 1 },
      'cases[0].LUCK',
      'LUCK is neither a condition nor the outcome.',
    ],
    ['a component that is not said', { USE: 1 }, 'cases[0].GP', 'cases[0] says no number for GP; unknown is null.'],
    [
      'an outcome that is unknown',
      { GP: 1, USE: null },
      'cases[0].USE',
      'The outcome USE of cases[0] cannot be unknown.',
    ],
    [
      'a membership over 1',
      { GP: 2, USE: 1 },
      'cases[0].GP',
      'data.x.cases[0].GP is 2; a membership goes from 0 to 1.',
    ],
    [
      'an outcome over 1',
      { GP: 1, USE: 2 },
      'cases[0].USE',
      'data.x.cases[0].USE is 2; a membership goes from 0 to 1.',
    ],
  ])('%s', (_, office, path, message) => {
    const set = { conditions: ['GP'], outcome: 'USE', cases: [office] }
    for (const ask of ['qca', 'hypothesis'])
      expect(problem(ask, set)).toMatchObject({ path: `data.x.${path}`, message })
  })

  test('data that are not there, or have a name of the language, are no data', () => {
    expect(answers({ y: [] }, { ask: 'gini', data: 'x' })[0]!.problem).toEqual({
      ...{ code: 'unknown-name', path: 'requests[0].data', message: 'There is no data set "x". There are: y.' },
    })
    expect(answers({}, { ask: 'gini', data: 'constructor' })[0]!.problem).toMatchObject({ path: 'requests[0].data' })
    expect(answers({}, { ask: 'toString', data: 'x' })[0]!.problem).toMatchObject({ path: 'requests[0].ask' })
    expect(answers({}, {})[0]!.problem).toMatchObject({
      message: expect.stringContaining('A request must be named here.'),
    })
  })
})
