import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { answerRequests, asks } from '../../api/figures/requests.ts'
import { adoption, help } from '../../tools/adoption.ts'

const example = fileURLToPath(new URL('../fixtures/adoption-requests.json', import.meta.url))

interface Told {
  readonly results: readonly { ask: string; data: string; result?: Record<string, unknown>; problem?: object }[]
}
describe('the example that comes along', () => {
  test('asks everything that can be asked, and everything is answered', async () => {
    const { says, code } = await adoption(example)
    const { results } = JSON.parse(says) as Told
    expect(code).toBe(0)
    expect(results.flatMap(({ problem }) => problem ?? [])).toEqual([])
    expect(results.map(({ ask }) => ask).sort()).toEqual(Object.keys(asks).sort())
    const of = (ask: string) => results.find((one) => one.ask === ask)!.result
    expect(of('gini')).toMatchObject({
      n: 9,
      total: 60,
      k80: 2,
      top: [
        { k: 1, share: 40 / 60 },
        { k: 2, share: 0.9 },
      ],
    })
    expect(of('km')).toMatchObject({ n: 6, events: 4, median: 20 })
    expect(of('gower')).toMatchObject({ from: ['user A'], to: ['other B', 'other C'], dropped: [] })
    expect(of('assign')).toMatchObject({ total: 0.46, unmatchedColumns: [2] })
    expect(of('qca')).toMatchObject({
      unknown: ['E'],
      solutions: [{ kind: 'conservative' }, { models: [{ text: '~GP + ~NEED' }] }],
    })
    expect(of('nca')).toMatchObject({ hidden: { code: 'too-few' } })
    expect(of('betweenness')).toMatchObject({ edges: 3 })
  })

  test('the help names every request, every option and the example', async () => {
    for (const [word, { says, options }] of Object.entries(asks))
      for (const text of [word, says, ...Object.keys(options)]) expect(help()).toContain(text)
    const [, path] = /An example: (\S+)\./.exec(help())!
    expect(fileURLToPath(new URL(`../../${path}`, import.meta.url))).toBe(example)
    expect(await readFile(example, 'utf8')).toContain('"requests"')
  })

  test('the options in words are those that are read', () => {
    for (const { options, optionShape } of Object.values(asks))
      expect(Object.keys(options)).toEqual(Object.keys(optionShape.shape))
  })
})

describe('a file that is none such', () => {
  test('its faults are told, each with its place', () => {
    expect(answerRequests({ data: [], request: [] })).toEqual({
      problems: [
        { code: 'malformed', path: 'data', message: expect.stringContaining('expected record') },
        { code: 'malformed', path: 'requests', message: expect.stringContaining('expected array') },
        { code: 'unknown-name', path: 'request', message: 'request is not known here.' },
      ],
    })
    expect(answerRequests(null)).toMatchObject({ problems: [{ path: 'the file' }] })
  })

  test('no file and no JSON end with 2', async () => {
    expect(await adoption(`${example}.nowhere`)).toMatchObject({
      code: 2,
      says: expect.stringContaining('cannot be read'),
    })
    const here = fileURLToPath(import.meta.url)
    expect(await adoption(here)).toMatchObject({ code: 2, says: expect.stringContaining('is no JSON') })
  })
})
