import { endsInHeap, type Telling, tellingOf, toHundredth } from '../adoption/telling.ts'
import { balance } from '../figures/balance.ts'
import type { Figure, Remark } from '../figures/figure.ts'
import { writeCsv } from '../kernel/csv.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { Sample, StoredSample } from './contract-sample.ts'
import { type CalledOffice, wordsFor } from './name-offices.ts'
import type { SampleResult } from './rules.ts'
import { type FactName, factNames, factsFor, type PoolRow } from './rules-research.ts'
import type { samples } from './table.ts'

type Row = typeof samples.$inferSelect
type Call = (officeId: string) => CalledOffice
type Side = Sample['pairs'][number]['user']
const settings = ['rural', 'town', 'city'] as const

export const presentStored = (row: Omit<Row, 'tenantId' | 'result'>, asker: string): StoredSample => ({
  id: row.id,
  rule: { ...row.rule, matchOn: [...row.rule.matchOn] },
  madeAt: iso(row.madeAt),
  mine: row.madeBy === asker,
  shownAt: isoOrNull(row.shownAt),
})

/** Facts of pairs are told as they are; what an office sent, and the order by it, only as far as the asker may know. */
export function presentSample(
  row: Row & { result: SampleResult },
  call: Call,
  { personId, knowsNames }: { readonly personId: string; readonly knowsNames: boolean },
): Sample {
  const { rule, result } = row
  const inPool = new Map(result.pool.map((one) => [one.officeId as string, one]))
  const side = (officeId: string): Side => ({ office: call(officeId), facts: factsOf(inPool.get(officeId)) })
  const total = result.pool.reduce((sum, { cases }) => sum + Number(cases), 0)
  const telling = tellingOf(
    result.pool.map(({ cases }) => Number(cases)),
    knowsNames,
  )
  const sums = sumsOf(row, total, telling, knowsNames)
  const users = result.users
    .map(({ officeId, cases, share }) => ({
      office: call(officeId),
      cases: telling.count(cases),
      share: knowsNames ? share : null,
    }))
    .sort((a, b) => (knowsNames ? 0 : (b.cases ?? 0) - (a.cases ?? 0) || a.office.number - b.office.number))
  const places = new Map(users.map(({ office }, i) => [office.number, i]))
  const place = ({ user }: { user: Side }) => places.get(user.office.number) ?? -1
  const pairs = result.pairs
    .map(({ user, nonUser, distance }) => ({
      user: side(user),
      nonUser: nonUser === null ? null : side(nonUser),
      distance,
    }))
    .sort((a, b) => place(a) - place(b))
  return {
    ...presentStored(row, personId),
    eligible: result.pool.length,
    nonUsers: result.pool.filter(({ casesEver }) => casesEver === 0).length,
    ...sums,
    isTied: result.isTied,
    users,
    pairs,
    balance: rule.matchOn.flatMap((variable) => factsFor[variable]).flatMap((name) => balanceOf(name, pairs)),
    ranges: result.ranges,
    dropped: [...result.dropped],
    remarks: remarksOf(row, total),
  }
}

/** Neither where so few offices sent something that it would be a count. */
function sumsOf(
  row: Row & { result: SampleResult },
  total: number,
  { hidesSums }: Telling,
  knowsNames: boolean,
): Pick<Sample, 'cases' | 'share'> {
  const share = shareOf(row, total)
  if (hidesSums) return { cases: null, share: { ...share, value: null, denominator: null } }
  const value = knowsNames || share.value === null ? share.value : toHundredth(share.value)
  return { cases: total, share: { ...share, value } }
}

const factsOf = (row: PoolRow | undefined) => Object.fromEntries(factNames.map((name) => [name, row?.[name] ?? null]))

const shareOf = ({ rule, result, id }: Row & { result: SampleResult }, total: number): Figure => ({
  value: total === 0 ? null : result.users.reduce((sum, { cases }) => sum + cases, 0) / total,
  definition: 'What the chosen users sent of all real cases of eligible offices in the window, 0 to 1.',
  window: rule.window,
  denominator: { of: 'real cases of eligible offices', n: total },
  query: `GET /api/research/samples/${id}: office_days of eligible offices, summed from ${rule.window.from} to ${rule.window.to}`,
})

type Pairs = Sample['pairs']
/** A word becomes 0 or 1 for each of its values that there is. */
function balanceOf(name: FactName, pairs: Pairs): Sample['balance'] {
  const whole = pairs.flatMap(({ user, nonUser }) =>
    nonUser ? [[user.facts[name], nonUser.facts[name]] as const] : [],
  )
  const compare = (label: string, read: (value: string | number | null) => number | null) => {
    const [users, others] = [0, 1].map((at) => whole.map((pair) => read(pair[at as 0 | 1] ?? null)))
    const { users: own, nonUsers, smd, denominator, remarks } = balance(users!, others!)
    return { name: label, users: own, nonUsers, smd, denominator, remarks: [...remarks] }
  }
  if (name !== 'setting') return [compare(name, (value) => (typeof value === 'number' ? value : null))]
  return settings
    .filter((word) => whole.flat().includes(word))
    .map((word) => compare(`setting: ${word}`, (value) => (value === null ? null : Number(value === word))))
}

function remarksOf({ rule, result }: Row & { result: SampleResult }, total: number): Remark[] {
  const alone = result.pairs.filter(({ nonUser }) => nonUser === null).length
  const sent = result.pool.flatMap(({ cases }) => (Number(cases) > 0 ? [Number(cases)] : [])).sort((a, b) => b - a)
  const fewer = typeof rule.users === 'number' && sent.length < rule.users && sent.length > 0
  return [
    ...(result.pool.length === 0
      ? [{ code: 'no-offices', sentence: 'No office could have sent a case in the window.' }]
      : total === 0
        ? [{ code: 'no-cases', sentence: 'No case was sent in the window, so there are no users to choose.' }]
        : []),
    ...(fewer ? [{ code: 'fewer-users', sentence: `Only ${sent.length} offices sent any case in the window.` }] : []),
    ...(endsInHeap(tellingOf(sent, false), sent, rule.users)
      ? [
          {
            code: 'few-together',
            sentence:
              'Offices of which no count is told are chosen all together or not at all: more or fewer than the rule says.',
          },
        ]
      : []),
    ...(result.isTied
      ? [{ code: 'tied', sentence: 'The last user chosen and the first left out sent equally many: the id decided.' }]
      : []),
    ...(alone > 0
      ? [{ code: 'unmatched', sentence: `For ${alone} of the users there is no comparable non-user.` }]
      : []),
    ...(result.dropped.length > 0
      ? [
          {
            code: 'dropped',
            sentence: `The same everywhere or known nowhere, so left out: ${result.dropped.join(', ')}.`,
          },
        ]
      : []),
  ]
}

const columns = ['pair', 'side', 'office', ...factNames, 'distance'] as const

export const sampleTable = ({ pairs }: Sample): string =>
  writeCsv([
    [...columns],
    ...pairs.flatMap(({ user, nonUser, distance }, i) =>
      (
        [
          ['user', user],
          ['non-user', nonUser],
        ] as const
      ).map(([side, one]) => [
        i + 1,
        side,
        one ? wordsFor(one.office) : 'no comparable non-user',
        ...factNames.map((name) => one?.facts[name] ?? null),
        distance,
      ]),
    ),
  ])
