import { type Concentration, concentration } from '../figures/concentration.ts'
import type { Remark } from '../figures/figure.ts'
import { kaplanMeier } from '../figures/first-use.ts'
import { staysHome } from '../triage/rules.ts'
import type { ChartData } from './chart.ts'
import { definitionOf, definitions } from './definitions.ts'
import type { OfficeUseSums } from './gather.ts'
import type { CasesTold } from './report-cases.ts'
import { type ReportedOffice, withNegativeExposure } from './report-offices.ts'
import { busiest } from './rules.ts'
import type { Window } from './window.ts'

/** A figure by its definition's code. */
export interface ReportFigure {
  readonly code: string
  /** null: undefined, which is not 0. */
  readonly value: number | null
  readonly denominator: number | null
  readonly remarks: readonly Remark[]
}

export interface Report {
  readonly window: Window
  readonly offices: readonly ReportedOffice[]
  readonly figures: readonly ReportFigure[]
  readonly charts: readonly ChartData[]
  readonly cases: CasesTold
}

/** What the offices, the sums of cases and the trainings say: arithmetic alone. */
export function makeFigures(
  all: readonly OfficeUseSums[],
  offices: readonly ReportedOffice[],
  cases: CasesTold,
  trained: ReadonlySet<string>,
): ReportFigure[] {
  const made = { ...ofOffices(offices, trained), ...ofSpread(offices), ...ofCases(cases) }
  const told = ofEnds(all, offices)
  return definitions.map(({ code, of }): ReportFigure => {
    const [value, n, remarks = []] = made[code] ?? [null, 0]
    return {
      code,
      value,
      denominator: of ? n : null,
      remarks: [...remarks, ...(code === 'eligible' ? told : [])],
    }
  })
}

function ofEnds(all: readonly OfficeUseSums[], offices: readonly ReportedOffice[]): Remark[] {
  const negative = withNegativeExposure(all)
  const merged = offices.filter(({ end }) => end === 'merged').length
  const wrong = {
    code: 'negative-exposure',
    sentence: `${negative} ${negative === 1 ? 'office was' : 'offices were'} closed before being connected; ${negative === 1 ? 'it is' : 'they are'} left out.`,
  }
  const gone = {
    code: 'merged',
    sentence: `${merged} ${merged === 1 ? 'office' : 'offices'} went into another one: what was sent before stays counted, and the time ends there.`,
  }
  return [...(merged > 0 ? [gone] : []), ...(negative > 0 ? [wrong] : [])]
}

type Made = Readonly<Record<string, readonly [value: number | null, n: number, remarks?: readonly Remark[]]>>

function ofOffices(offices: readonly ReportedOffice[], trained: ReadonlySet<string>): Made {
  const n = offices.length
  const of = (is: (office: ReportedOffice) => boolean) => [offices.filter(is).length, n] as const
  const waiting = kaplanMeier(offices.map(({ waited }) => waited))
  return {
    eligible: [n, 0],
    adopters: of(({ stage }) => stage !== 'not_used'),
    active: of(({ stage }) => stage === 'active' || stage === 'regular'),
    regular: of(({ stage }) => stage === 'regular'),
    lapsed: of(({ stage }) => stage === 'lapsed'),
    'too-new': of(({ isTooNew }) => isTooNew),
    trained: of(({ id }) => trained.has(id)),
    'active-30': of(({ usedIn30Days }) => usedIn30Days),
    'first-use': [waiting.median, n, waiting.remarks],
  }
}

const tied: Remark = { code: 'tie', sentence: 'The fourth and the fifth sent equally many: the office id decided.' }

function ofSpread(offices: readonly ReportedOffice[]): Made {
  const counts = offices.map(({ sums }) => sums.cases)
  const spread = concentration(counts)
  const { users, total, remarks } = spread
  const known = offices.filter(({ rate }) => rate !== null)
  const years = (some: readonly ReportedOffice[], weight: (office: ReportedOffice) => number) =>
    some.reduce((sum, office) => sum + (office.exposureDays / 365.25) * weight(office), 0)
  const patientYears = years(known, ({ listSize }) => listSize ?? 0)
  const knownCases = known.reduce((sum, { sums }) => sum + sums.cases, 0)
  const isTied = busiest(offices.map(({ id, sums }) => ({ officeId: id, cases: sums.cases }))).isTied && users.n > 4
  return {
    cases: [total, 0],
    exposure: [years(offices, () => 1), offices.length],
    rate: [patientYears === 0 ? null : (knownCases / patientYears) * 1000, known.length],
    top4: [spread.top(4), total, [...remarks, ...(isTied ? [tied] : [])]],
    k80: [spread.k80, users.n, remarks],
    ...spreadFigures(spread),
  }
}

/** What rests on every single count. */
export function spreadFigures(spread: Concentration): Made {
  const { n, users, remarks } = spread
  return {
    gini: [spread.gini, n, remarks],
    'gini-corrected': [spread.giniCorrected, n, remarks],
    'gini-users': [users.gini, users.n],
    'gini-users-corrected': [users.giniCorrected, users.n],
    hhi: [spread.hhi, n, remarks],
    'hhi-normalised': [spread.hhiNormalised, n, remarks],
    'effective-number': [spread.effectiveNumber, n, remarks],
    asymmetry: [spread.asymmetry, n],
  }
}

function ofCases(cases: CasesTold): Made {
  const part = (some: number, all: number) => [all === 0 ? null : some / all, all] as const
  const total = (counts: ReadonlyMap<string, number>, is = (_: string): boolean => true) =>
    [...counts].reduce((sum, [what, count]) => sum + (is(what) ? count : 0), 0)
  const { dispositions, intents, draftSeconds } = cases
  return {
    'taken-hours': [cases.takenHours.median, cases.takenHours.n],
    'answer-days': [cases.answerDays.median, cases.answered],
    'answer-days-p90': [cases.answerDays.ninth, cases.answered],
    'answer-hours': [cases.answerHours.median, cases.answered],
    'in-target': part(cases.due - cases.late, cases.due),
    'more-info': part(cases.askedMore, cases.cases),
    inadequate: part(cases.inadequate, cases.withImages),
    'no-visit': part(total(dispositions, staysHome), total(dispositions)),
    avoided: part(
      intents.get('yes>no') ?? 0,
      total(intents, (both) => both.startsWith('yes>')),
    ),
    opened: part(cases.opened, cases.answered),
    'opened-hours': [cases.openedHours.median, cases.openedHours.n],
    acknowledged: part(cases.acknowledged, cases.answered),
    'acknowledged-hours': [cases.acknowledgedHours.median, cases.acknowledgedHours.n],
    'draft-minutes': [draftSeconds.median === null ? null : draftSeconds.median / 60, draftSeconds.n],
    unanswered: part(cases.late, cases.due),
    learned: part(cases.learned, cases.saidLearned),
    helped: part(cases.helped, cases.saidHelped),
    tapped: part(cases.saidLearned, cases.acknowledged),
    messages: [cases.cases === 0 ? null : cases.messages / cases.cases, cases.cases],
  }
}

/** A figure as anybody may check it: definition, window, denominator and query beside the value. */
export function toldFigure(figure: ReportFigure, window: Window) {
  const { name, definition, unit, indicator, of, query } = definitionOf(figure.code)
  return {
    code: figure.code,
    name,
    indicator,
    unit,
    value: figure.value,
    definition: definition.en,
    window: { from: window.from, to: window.to },
    denominator: of && figure.denominator !== null ? { of: of.en, n: figure.denominator } : null,
    query,
    remarks: figure.remarks.map(({ code, sentence }) => ({ code, sentence })),
  }
}
