import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf, kappa } from '../../api/figures/kappa.ts'
import { type Edge, keyPerson, network } from '../../api/figures/network.ts'

/** Marriages of fifteen Florentine families, the usual example. */
const florence = `Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori
  Medici-Ridolfi Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi Peruzzi-Strozzi Peruzzi-Bischeri
  Strozzi-Ridolfi Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni
  Bischeri-Guadagni Guadagni-Lamberteschi`
const edges = (text: string): Edge[] =>
  text.split(/\s+/).map((one) => ({ from: one.split('-')[0]!, to: one.split('-')[1]! }))
const node = (of: ReturnType<typeof network>, id: string) => of.nodes.find((one) => one.id === id)!

describe('who stands between whom', () => {
  test('fifteen families come out to the printed digit', () => {
    const of = network(edges(florence))
    expect(of.nodes).toHaveLength(15)
    const told = (id: string) => {
      const { degree, betweenness, betweennessNormalised } = node(of, id)
      return [degree, betweenness.toFixed(6), betweennessNormalised?.toFixed(6)]
    }
    expect(told('Medici')).toEqual([6, '47.500000', '0.521978'])
    expect(told('Guadagni')).toEqual([4, '23.166667', '0.254579'])
    expect(told('Albizzi')).toEqual([3, '19.333333', '0.212454'])
    expect(node(of, 'Medici').degreeNormalised).toBeCloseTo(0.428571, 6)
    const cuts = of.nodes.filter(({ isCut }) => isCut).map(({ id }) => id)
    expect(cuts.sort()).toEqual(['Albizzi', 'Guadagni', 'Medici', 'Salviati'])
  })

  test('several edges between the same two are one, with their weights together', () => {
    const of = network(
      [
        { from: 'a', to: 'b', weight: 2 },
        { from: 'b', to: 'a' },
      ],
      ['c'],
    )
    expect(of).toMatchObject({ edges: 1, isCountsOnly: true, remarks: [{ code: 'few-nodes' }] })
    expect(node(of, 'a')).toMatchObject({ degree: 1, weight: 3 })
    expect(node(of, 'c')).toMatchObject({ degree: 0, betweenness: 0, isCut: false })
  })

  test('an edge to itself and one without weight are refused; no nodes are said', () => {
    expect(() => network([{ from: 'a', to: 'a' }])).toThrow('edges[0] leads from a to itself.')
    expect(() => network([{ from: 'a', to: 'b', weight: 0 }])).toThrow('edges[0] has no weight: leave it out.')
    expect(() => network([{ from: 'a', to: 'b', weight: -1 }])).toThrow('edges[0].weight is -1')
    expect(network([])).toMatchObject({ nodes: [], remarks: [{ code: 'no-nodes' }] })
  })

  test('in any network, betweenness adds up to the steps between all pairs beyond the first', () => {
    const pair = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).filter(([a, b]) => a !== b)
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 25 }), (pairs) => {
        const of = network(pairs.map(([a, b]) => ({ from: `n${a}`, to: `n${b}` })))
        const ids = of.nodes.map(({ id }) => id)
        const far = ids.map((a) => ids.map((b) => (a === b ? 0 : Number.POSITIVE_INFINITY)))
        for (const [a, b] of pairs)
          for (const [i, j] of [
            [a, b],
            [b, a],
          ] as const)
            far[ids.indexOf(`n${i}`)]![ids.indexOf(`n${j}`)] = 1
        for (const k of ids.keys())
          for (const i of ids.keys())
            for (const j of ids.keys()) far[i]![j] = Math.min(far[i]![j]!, far[i]![k]! + far[k]![j]!)
        const beyond = far.flatMap((line, i) =>
          line.filter((steps, j) => j > i && steps < 99).map((steps) => steps - 1),
        )
        const sum = of.nodes.reduce((all, { betweenness }) => all + betweenness, 0)
        expect(sum).toBeCloseTo(
          beyond.reduce((all, one) => all + one, 0),
          9,
        )
        for (const { betweenness, isCut } of of.nodes) if (isCut) expect(betweenness).toBeGreaterThan(0)
      }),
    )
  })
})

describe('how much hangs on one person', () => {
  test('the share of the person with most cases, and what is left without her', () => {
    expect(keyPerson([['anna', 'ola'], ['anna', 'anna'], ['anna'], ['ola']])).toEqual({
      ...{ cases: 4, share: 0.75, people: ['anna'], left: 1, remarks: [] },
    })
  })

  test('with equally many all are named; without cases it is undefined', () => {
    expect(keyPerson([['ola'], ['anna']])).toMatchObject({
      share: 0.5,
      people: ['anna', 'ola'],
      left: 1,
      remarks: [{}],
    })
    expect(keyPerson([])).toMatchObject({ share: null, people: [], left: null, remarks: [{ code: 'no-cases' }] })
  })
})

describe('whether two coders read alike', () => {
  test('the published example: agreement 0.7, by chance 0.5, kappa 0.4', () => {
    const of = kappa({ both: 20, onlyA: 5, onlyB: 10, neither: 15 })
    expect([of.observed, of.expected]).toEqual([0.7, 0.5])
    expect(of.kappa).toBeCloseTo(0.4, 12)
  })

  test('where chance always agrees it is undefined, and no segments are said', () => {
    expect(kappa(agreementOf([true, true], [true, true]))).toMatchObject({
      kappa: null,
      remarks: [{ code: 'no-variation' }],
    })
    expect(kappa(agreementOf([], []))).toMatchObject({ kappa: null, remarks: [{ code: 'no-segments' }] })
    expect(kappa(agreementOf([true, false], [true, false])).kappa).toBe(1)
  })

  test('segments that are not the same, not whole or negative are refused', () => {
    expect(() => agreementOf([true], [])).toThrow('There are 1 of a and 0 of b')
    expect(() => kappa({ both: 1.5, onlyA: 0, onlyB: 0, neither: 0 })).toThrow(
      'both is 1.5; segments are counted whole.',
    )
    expect(() => kappa({ both: -1, onlyA: 0, onlyB: 0, neither: 0 })).toThrow('both is -1')
  })
})
