import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Pack } from '../../api/catalogue/manifest.ts'
import { type Answers, asked, holds, type Questionnaire, stopsOf } from '../../api/catalogue/rules.ts'
import { dispositions } from '../../api/triage/rules.ts'

const readPack = (name: string): Pack =>
  JSON.parse(readFileSync(new URL(`../../web-components/extensions/${name}/extension.json`, import.meta.url), 'utf8'))
const packs = ['dermatology', 'plastic-surgery', 'ear-nose-throat'].map(readPack)
const questionnaires = packs.flatMap(({ contributes }) => contributes.questionnaires)
const named = (id: string): Questionnaire => questionnaires.find((one) => one.id === id)!

/** What must be answered before it can be sent, once these answers stand there. */
const required = (id: string, answers: Answers = {}): string[] =>
  asked(named(id).asks, answers)
    .filter((ask) => ask.required)
    .map((ask) => ask.id)
const photographs = (id: string, answers: Answers): string[] =>
  named(id)
    .views.filter((one) => one.required && holds(one.when, answers))
    .map(({ view, least }) => (least ? `${view} × ${least}` : view))

const history = ['skinCancer', 'immunosuppression', 'diabetes', 'pregnancy', 'anticoagulant', 'smoking', 'allergy']
const throat = ['swallowing', 'weightLoss', 'hoarse']
const earOf = (side: string) =>
  ['Discharge', 'Pain', 'HearingLoss', 'Vertigo', 'FacialPalsy', 'Perforation', 'WaxCleaned'].map((of) => side + of)
const redFlags = ['stridor', 'postop_bleeding', 'sudden_deafness', 'acute_facial_palsy']

describe('no question that the hospital must have is dropped from a later version', () => {
  test.each<[string, readonly string[], Answers?]>([
    ['skin-lesion', ['bodySite', 'side', 'count', 'largestMm', 'change']],
    ['rash', ['distribution', 'morphology']],
    ['ulcer', ['bodySite', 'side', 'lengthMm', 'widthMm', 'infectionSigns', 'duration']],
    ['tumour-or-scar', ['kind', 'indication', 'bodySite', 'side', 'localInfection']],
    ['tumour-or-scar', ['scarAgeMonths'], { kind: 'scar' }],
    ['wound', ['kind', 'indication', 'bodySite', 'side', 'localInfection']],
    [
      'burn',
      ['hoursSinceInjury', 'mechanism', 'tbsaPct', 'tbsaMethod', 'depth', 'criticalSites', 'safeguardingConcern'],
    ],
    ['burn', ['circumferential', 'inhalation']],
    ['ear', ['side', 'alarm']],
    ['ear', earOf('right'), { side: 'right' }],
    ['ear', [...earOf('left'), ...earOf('right')], { side: 'bilateral' }],
    ['nose-sinus', ['side', 'alarm']],
    ['mouth-throat', ['site', 'alarm', ...throat]],
    ['mouth-throat', ['hoarseWeeks', 'lumpMm'], { hoarse: 'yes', lump: 'yes' }],
    ['neck-lump', ['neckSite', 'side', 'alarm', 'lumpMm', ...throat]],
    ['neck-lump', ['hoarseWeeks'], { hoarse: 'yes' }],
  ])('%s asks for %s', (id, asks, answers) => {
    expect(required(id, answers)).toEqual(expect.arrayContaining([...asks]))
  })

  test.each(questionnaires.map(({ id }) => id))(
    '%s says what is asked for, and may say who else is to know and who can be seen',
    (id) => {
      const { asks } = named(id)
      const request = asks.find((ask) => ask.id === 'requestType')
      expect(request).toMatchObject({ type: 'choice', initial: 'advice_convertible', part: 'more' })
      expect(asks.map((ask) => ask.id)).toEqual(expect.arrayContaining(['copyTo', 'recognisablePerson']))
    },
  )

  test.each(questionnaires.map(({ id }) => id))('%s asks how it goes, what was tried and the history', (id) => {
    expect(required(id)).toEqual(expect.arrayContaining(['course', 'tried', ...history]))
    if (id !== 'burn') expect(required(id)).toEqual(expect.arrayContaining(['duration', 'onset']))
    expect(required(id, { tried: 'no_effect' })).toContain('triedWhat')
    if (id !== 'burn') expect(required(id, { tried: 'no_effect' })).toContain('triedWeeks')
    expect(required(id, { tried: 'none' })).not.toContain('triedWhat')
  })

  const folded = [
    'workingDiagnosis',
    'workingIcpc2',
    'impactPain',
    'impactFunction',
    'impactWork',
    'impactSleep',
    'impactSocial',
    'medicines',
    'results',
    'othersStatements',
    'individualPlan',
    'suggestedAction',
    'interpreter',
    'mobility',
    'travelMinutes',
  ]
  const alsoFolded: Readonly<Record<string, readonly string[]>> = {
    'skin-lesion': ['mapPoint', 'abcde', 'skinType', 'familyMelanoma', 'uvSunbed'],
    rash: ['bsaPct', 'symmetrical', 'contactsAffected'],
    ulcer: ['causeGuess', 'pulses', 'abi', 'oedema'],
    'tumour-or-scar': ['bmi', 'smokeFreeSince'],
    burn: ['firstAidMin', 'tetanus', 'bmi', 'smokeFreeSince'],
    wound: ['bmi', 'smokeFreeSince'],
    'mouth-throat': ['tobacco', 'alcohol'],
    'neck-lump': ['tobacco', 'alcohol'],
  }
  test.each(questionnaires.map(({ id }) => id))('%s lets the GP tell more, folded away', (id) => {
    const more = named(id)
      .asks.filter(({ part }) => part === 'more')
      .map((ask) => ask.id)
    expect(more).toEqual(expect.arrayContaining([...folded, ...(alsoFolded[id] ?? [])]))
  })
})

test('an ear that is not asked about is not asked for', () => {
  const asks = asked(named('ear').asks, { side: 'left', leftPerforation: 'central' }).map(({ id }) => id)
  expect(asks).toContain('leftDrum')
  expect(asks.filter((id) => id.startsWith('right'))).toEqual([])
})

test('each question can be told from the others by its own words, as the specialist reads them without their headings', () => {
  for (const { id, asks } of questionnaires)
    for (const language of ['en', 'nb'] as const)
      expect(new Set(asks.map(({ label }) => label[language])).size, `${id} in ${language}`).toBe(asks.length)
})

describe('the photographs asked for fit the case', () => {
  test.each<[string, Answers, readonly string[]]>([
    ['skin-lesion', { raised: 'no', change: ['size'] }, ['overview', 'close_up_scale']],
    ['skin-lesion', { raised: 'yes' }, ['overview', 'close_up_scale', 'oblique']],
    ['skin-lesion', { change: ['height'] }, ['overview', 'close_up_scale', 'oblique']],
    ['rash', { involves: ['none'] }, ['overview', 'close_up × 2']],
    ['rash', { involves: ['nail', 'scalp'] }, ['overview', 'close_up × 2', 'nails', 'scalp']],
    ['ulcer', {}, ['overview', 'close_up_scale']],
    ['burn', {}, ['overview', 'close_up_scale']],
    ['wound', {}, ['overview', 'close_up_scale']],
    ['tumour-or-scar', { kind: 'scar' }, ['front', 'profile']],
    ['tumour-or-scar', { kind: 'skin_tumour' }, ['overview', 'close_up_scale']],
    ['tumour-or-scar', { kind: 'skin_tumour', raised: 'yes' }, ['overview', 'close_up_scale', 'oblique']],
    ['tumour-or-scar', { kind: 'unknown' }, ['overview', 'close_up_scale']],
    ['ear', { side: 'right' }, ['otoscopic_right']],
    ['ear', { side: 'bilateral' }, ['otoscopic_right', 'otoscopic_left']],
    ['nose-sinus', { visible: 'no' }, []],
    ['nose-sinus', { visible: 'yes' }, ['front', 'profile']],
    ['mouth-throat', { site: 'tongue' }, ['oral']],
    ['mouth-throat', { site: 'larynx' }, []],
    ['neck-lump', {}, ['overview']],
  ])('%s with %o', (id, answers, views) => {
    expect(photographs(id, answers)).toEqual(views)
  })

  test('of several lesions each is wanted close up with a ruler, and one overview may show them all', () => {
    const { parts, views } = named('skin-lesion')
    const there = (count: string) => parts!.choices.filter(({ when }) => holds(when, { count }))
    expect(there('single').map(({ code }) => code)).toEqual(['L1'])
    const several = there('multiple').filter(({ more }) => !more)
    expect(several.map(({ code }) => code)).toEqual(['all', 'L1', 'L2'])
    expect(several.filter(({ together }) => together).map(({ code }) => code)).toEqual(['all'])
    expect(views.filter(({ eachPart }) => eachPart).map(({ view }) => view)).toEqual(['close_up_scale'])
    expect(views.filter(({ of }) => of?.some(({ code }) => code === 'all')).map(({ view }) => view)).toEqual([
      'overview',
    ])
  })

  test.each<[string, readonly string[]]>([
    ['right', ['otoscopic_right right', 'comparison_normal_side left', 'document']],
    ['left', ['otoscopic_left left', 'comparison_normal_side right', 'document']],
    ['bilateral', ['otoscopic_right right', 'otoscopic_left left', 'document']],
  ])('a photograph of an ear shows one ear, and nobody is asked which: %s', (side, shown) => {
    const wanted = named('ear').views.filter(({ when }) => holds(when, { side }))
    const sides = wanted.map(({ view, of }) =>
      [view, ...of!.filter(({ when }) => holds(when, { side })).map(({ code }) => code)].join(' '),
    )
    expect(sides).toEqual(shown)
  })

  test('each required one tells in both languages how it is taken', () => {
    for (const { id, views } of questionnaires)
      for (const { view, guide } of views)
        expect(Math.min(guide?.en.length ?? 0, guide?.nb.length ?? 0), `${id} ${view}`).toBeGreaterThan(20)
  })
})

describe('a red flag stops the referral, and says what to do instead', () => {
  const burnt: Answers = { mechanism: 'flame', depth: 'partial', tbsaPct: 2, circumferential: 'no', inhalation: 'no' }
  test.each<[string, Answers, readonly string[]]>([
    ...['ear', 'nose-sinus', 'mouth-throat', 'neck-lump'].flatMap((id) =>
      redFlags.map((flag): [string, Answers, string[]] => [id, { alarm: [flag] }, [flag.replaceAll('_', '-')]]),
    ),
    ['ear', { alarm: ['none'] }, []],
    ['ear', { alarm: ['none'], side: 'right', rightFacialPalsy: 'yes', rightHearingLoss: 'yes' }, []],
    ['burn', burnt, []],
    ['burn', { ...burnt, circumferential: 'yes' }, ['circumferential']],
    ['burn', { ...burnt, inhalation: 'yes' }, ['inhalation']],
    ['burn', { ...burnt, mechanism: 'chemical' }, ['chemical-or-electrical']],
    ['burn', { ...burnt, mechanism: 'electrical' }, ['chemical-or-electrical']],
    ['burn', { ...burnt, depth: 'full' }, []],
    ['burn', { ...burnt, depth: 'full', tbsaPct: 3 }, ['large-full-thickness']],
    ['burn', { ...burnt, safeguardingConcern: 'yes' }, ['safeguarding']],
    ['tumour-or-scar', { kind: 'scar', scarAgeMonths: 3, localInfection: 'yes' }, []],
  ])('%s with %o', (id, answers, stops) => {
    const found = stopsOf(named(id), answers)
    expect(found.map((one) => one.id)).toEqual(stops)
    for (const { advice } of found) expect(`${advice?.en} ${advice?.nb}`).toMatch(/phone.* ring/is)
  })
})

describe.each(packs.map((pack) => [pack.id, pack] as const))('the pack %s', (id, { contributes }) => {
  const { replyTemplates, commands = [], keybindings = [], hangingProtocols = [], diagrams = [] } = contributes
  const asks = contributes.questionnaires.flatMap((one) => one.asks)

  test('has a command and a chord of its own for each template, only while such a case is open', () => {
    const when = `caseOpen && casePack == '${id}'`
    expect(commands.map(({ runs, args }) => [runs, args])).toEqual(
      replyTemplates.map((one) => ['reply.useTemplate', [one.id]]),
    )
    expect(keybindings.map(({ command }) => command)).toEqual(commands.map(({ command }) => command))
    for (const one of [...keybindings, ...commands.map(({ enablement }) => ({ when: enablement }))])
      expect(one.when).toBe(when)
    for (const key of ['key', 'mac'] as const)
      expect(new Set(keybindings.map((one) => one[key])).size).toBe(keybindings.length)
  })

  test('phones before it writes that a case is urgent', () => {
    for (const one of replyTemplates)
      if (dispositions[one.disposition as keyof typeof dispositions].needsHandover)
        expect(`${one.textToGp.en} ${one.textToGp.nb}`, one.id).toMatch(/on the phone.*på telefon/s)
  })

  test('hangs the photographs of each of its questionnaires, and only such as it asks for', () => {
    expect(hangingProtocols.map((one) => one.questionnaire)).toEqual(contributes.questionnaires.map((one) => one.id))
    for (const { questionnaire, columns } of hangingProtocols) {
      const known = named(questionnaire).views.map(({ view }) => view)
      expect(columns[0]!.views.some((view) => known.includes(view))).toBe(true)
      for (const { views } of columns) expect([...known, 'close_up']).toEqual(expect.arrayContaining(views))
    }
  })

  test('draws only what can be answered, and each region once', () => {
    for (const ask of asks) {
      if (ask.type !== 'choice' || !ask.diagram) continue
      const codes = ask.choices.map(({ code }) => code)
      const drawn = diagrams.find((one) => one.id === ask.diagram)
      const regions = drawn?.pages.flatMap((page) => page.regions.map(({ code }) => code)) ?? body
      expect(codes, ask.id).toEqual(expect.arrayContaining(regions))
      expect(codes.filter((code) => code !== 'unknown').sort(), ask.id).toEqual([...new Set(regions)].sort())
    }
  })

  test('writes codes of SNOMED CT whose check digit is right, and ICPC-2 codes in their form', () => {
    for (const { coding } of asks.flatMap((ask) => ('choices' in ask ? ask.choices : []))) {
      if (coding?.system === 'http://snomed.info/sct') expect(verhoeff(coding.code), coding.code).toBe(true)
      else if (coding) expect(coding.code).toMatch(/^[A-Z]\d\d$/)
    }
  })
})

/** The regions of the body that comes with Lysbord. */
const body = [
  'scalp',
  'face',
  'outer_ear',
  'neck',
  'chest',
  'abdomen',
  'back',
  'buttock',
  'genital',
  'arm',
  'hand',
].concat(['leg', 'foot'])

/** Whether the last digit fits the others: Verhoeff's scheme, by which SNOMED CT identifiers end. */
function verhoeff(id: string): boolean {
  const turn = (digit: number, times: number): number =>
    Array.from({ length: times % 8 }).reduce((at: number) => [1, 5, 7, 6, 2, 8, 3, 0, 9, 4][at]!, digit)
  const times = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5) : b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5
  return (
    Array.from(id, Number)
      .reverse()
      .reduce((sum, digit, place) => times(sum, turn(digit, place)), 0) === 0
  )
}
