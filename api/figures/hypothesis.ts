import type { Remark } from './figure.ts'
import { all, type Fit, fitOf } from './qca.ts'
import { checkCases, type QcaCase } from './truth-table.ts'

/** What a figure would be if every unknown spoke against it, and if every one spoke for it. */
export interface Bounds {
  readonly low: number | null
  readonly high: number | null
}

export interface ConditionFit extends Pick<Fit, 'inclN' | 'covN' | 'ron'> {
  readonly name: string
  /** The same for everybody: it can explain nothing, and is necessary only in name. */
  readonly isConstant: boolean
}

/** “Who uses it has all of them” and “who has all of them uses it”, and the offices that contradict either. */
export interface Hypothesis {
  /** Offices tested: those of whom everything is known. */
  readonly n: number
  readonly necessity: Pick<Fit, 'inclN' | 'covN' | 'ron'> & Bounds & { readonly contradicting: readonly string[] }
  readonly sufficiency: Pick<Fit, 'inclS' | 'covS' | 'pri'> & Bounds & { readonly contradicting: readonly string[] }
  readonly conditions: readonly ConditionFit[]
  /** Not tested, because a condition is unknown; counted in the bounds. */
  readonly unknown: readonly string[]
  /** Of the unknown: users of whom it is known all the same that a condition is lacking. */
  readonly unknownButLacking: readonly string[]
  /** Offices by outcome and conjunction; null where memberships are graded. */
  readonly split: FourCells | null
  /** One-sided exact probability (Fisher) of a split as good as this by chance alone; null where graded. */
  readonly p: number | null
  /** The same of a perfect split of as many: so many offices cannot show more. */
  readonly leastP: number | null
  readonly remarks: readonly Remark[]
}

export interface FourCells {
  readonly usersWithAll: number
  readonly usersLacking: number
  readonly othersWithAll: number
  readonly othersLacking: number
}

/** With fewer offices the probability stands in the warning. */
const smallN = 20

/**
 * Necessity and sufficiency of all conditions together for the outcome. Unknown is not 0: such an office leaves the test,
 * is counted, and makes the bounds. An office contradicts where one side is over 0.5 and the other is not.
 * Throws FigureError as `truthTable` does.
 */
export function testHypothesis(names: readonly string[], cases: readonly QcaCase[]): Hypothesis {
  checkCases(names, cases)
  const isKnown = (one: QcaCase) => !one.conditions.includes(null)
  const known = cases.filter(isKnown)
  const of = (tested: readonly QcaCase[], fill: (one: QcaCase) => number) => ({
    columns: names.map((_, i) => tested.map((one) => one.conditions[i] ?? fill(one))),
    outcome: tested.map(({ outcome }) => outcome),
  })
  const { columns, outcome } = of(known, () => 0)
  const together = all(columns)
  const fit = fitOf(together, outcome)
  const filled = (ofUsers: number, ofOthers: number) => {
    const { columns, outcome } = of(cases, (one) => (one.outcome > 0.5 ? ofUsers : ofOthers))
    return fitOf(all(columns), outcome)
  }
  const [poor, rich] = [filled(0, 1), filled(1, 0)]
  const idsWhere = (wanted: (has: number, uses: number) => boolean) =>
    known.filter((_, i) => wanted(together[i]!, outcome[i]!)).map(({ id }) => id)
  const isCrisp = [...columns.flat(), ...outcome].every((value) => value === 0 || value === 1)
  const split = isCrisp ? splitOf(together, outcome) : null
  const seen = {
    n: known.length,
    necessity: {
      ...{ inclN: fit.inclN, covN: fit.covN, ron: fit.ron, low: poor.inclN, high: rich.inclN },
      contradicting: idsWhere((has, uses) => uses > 0.5 && has <= 0.5),
    },
    sufficiency: {
      ...{ inclS: fit.inclS, covS: fit.covS, pri: fit.pri, low: poor.inclS, high: rich.inclS },
      contradicting: idsWhere((has, uses) => has > 0.5 && uses <= 0.5),
    },
    conditions: columns.map((values, i): ConditionFit => {
      const { inclN, covN, ron } = fitOf(values, outcome)
      return { name: names[i]!, inclN, covN, ron, isConstant: new Set(values).size === 1 }
    }),
    unknown: cases.filter((one) => !isKnown(one)).map(({ id }) => id),
    unknownButLacking: cases
      .filter((one) => !isKnown(one) && one.outcome > 0.5 && one.conditions.some((it) => it !== null && it <= 0.5))
      .map(({ id }) => id),
    split,
    p: split && fisher(split),
    leastP: split && leastOf(split),
  }
  return { ...seen, remarks: remarksOf(seen) }
}

function splitOf(together: readonly number[], outcome: readonly number[]): FourCells {
  const count = (uses: number, has: number) => outcome.filter((one, i) => one === uses && together[i] === has).length
  return {
    usersWithAll: count(1, 1),
    usersLacking: count(1, 0),
    othersWithAll: count(0, 1),
    othersLacking: count(0, 0),
  }
}

/** Probability of as many users with all of them, or more, given both sums. null without users or without others. */
export function fisher({ usersWithAll, usersLacking, othersWithAll, othersLacking }: FourCells): number | null {
  const users = usersWithAll + usersLacking
  const others = othersWithAll + othersLacking
  const withAll = usersWithAll + othersWithAll
  if (users === 0 || others === 0) return null
  const ways = logChoose(users + others, withAll)
  let p = 0
  for (let a = usersWithAll; a <= Math.min(users, withAll); a++)
    if (withAll - a <= others) p += Math.exp(logChoose(users, a) + logChoose(others, withAll - a) - ways)
  return Math.min(1, p)
}

function leastOf({ usersWithAll, usersLacking, othersWithAll, othersLacking }: FourCells): number | null {
  const [users, others] = [usersWithAll + usersLacking, othersWithAll + othersLacking]
  return users === 0 || others === 0 ? null : Math.exp(-logChoose(users + others, users))
}

function logChoose(n: number, k: number): number {
  let log = 0
  for (let i = 1; i <= Math.min(k, n - k); i++) log += Math.log((n - i + 1) / i)
  return log
}

function remarksOf(seen: Omit<Hypothesis, 'remarks'>): Remark[] {
  const { n, necessity, sufficiency, conditions, unknown, split, p, leastP } = seen
  const remarks: Remark[] = []
  const say = (code: string, sentence: string) => remarks.push({ code, sentence })
  if (n === 0) say('no-cases', 'There are no offices of whom everything is known, so nothing can be tested.')
  else if (necessity.inclN === null) say('no-users', 'Nobody of those tested uses it, so necessity cannot be tested.')
  if (n > 0 && sufficiency.inclS === null)
    say('nobody-has-all', 'Nobody of those tested has all of them, so sufficiency cannot be tested.')
  if (n > 0 && split?.othersWithAll === 0 && split.othersLacking === 0)
    say(
      'no-non-users',
      'Everybody tested uses it: without an office that does not, sufficiency cannot be contradicted.',
    )
  for (const { name, isConstant } of conditions)
    if (isConstant && n > 0)
      say(
        'constant',
        `${name} is the same for everybody tested: it is set aside, because it can explain no difference.`,
      )
  if (unknown.length > 0)
    say(
      'unknown',
      `Not tested, because a condition is unknown, which is not the same as lacking: ${unknown.join(', ')}.`,
    )
  const isPerfect =
    split && split.usersLacking + split.othersWithAll === 0 && split.usersWithAll * split.othersLacking > 0
  if (isPerfect)
    say('perfect-split', 'Users and others part without a single exception. That is a description, not proof.')
  if (n > 0 && n < smallN && p !== null && leastP !== null) {
    const asGood = isPerfect ? '' : `a split as good as this comes about by chance alone with p = ${oneIn(p)}, and `
    say(
      'small-n',
      `${n} offices are few: ${asGood}a perfect split comes about by chance alone with p = ${oneIn(leastP)}. So few cannot show more.`,
    )
  }
  return remarks
}

/** `1/70 = 0.0143` where it is one in so many. */
function oneIn(p: number): string {
  const inverse = 1 / p
  const isWhole = Math.round(inverse) > 1 && Math.abs(inverse - Math.round(inverse)) < 1e-6 * inverse
  return isWhole ? `1/${Math.round(inverse)} = ${p.toPrecision(3)}` : p.toPrecision(3)
}
