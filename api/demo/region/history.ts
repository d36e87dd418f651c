import type { EventName, Facts } from '../../kernel/events.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Chance, chance } from './chance.ts'
import { officeProfiles } from './profile.ts'
import { plannedUse } from './use.ts'
import { type WorkingTime, workingTime } from './working-time.ts'

/** Something that happened in the region, as the log holds it: ids and codes, no patient, no text. */
export interface PastEvent {
  readonly subject: string
  readonly seq: number
  readonly commandId: string
  readonly name: EventName
  readonly facts: Facts
  readonly actor: string
  readonly at: Date
}

/** What the history refers to by id; the same ids as the demonstration's rows. */
export interface Names {
  office(key: string): Id<'off'>
  unit(key: string): Id<'uni'>
  person(key: string): Id<'per'>
}

const spanDays = 730
/** Nothing of it happened on the last days: what is under way now stands in rows, not here. */
const quietDays = 4

interface Kind {
  readonly unit: string
  readonly pack: string
  readonly questionnaire: string
  readonly views: readonly string[]
  readonly dispositions: readonly string[]
}
const kinds: Readonly<Record<'lesion' | 'rash' | 'wound' | 'ear', Kind>> = {
  lesion: {
    unit: 'hud',
    pack: 'dermatology',
    questionnaire: 'skin-lesion',
    views: ['overview', 'close_up_scale', 'dermoscopic'],
    dispositions: [
      'advice_gp_continues',
      'advice_gp_continues',
      'advice_photo_review',
      'routine_appointment',
      'direct_to_procedure',
    ],
  },
  rash: {
    unit: 'hud',
    pack: 'dermatology',
    questionnaire: 'rash',
    views: ['overview', 'close_up', 'close_up'],
    dispositions: [
      'advice_gp_continues',
      'advice_gp_continues',
      'advice_photo_review',
      'routine_appointment',
      'more_info',
    ],
  },
  wound: {
    unit: 'plastikk',
    pack: 'plastic-surgery',
    questionnaire: 'tumour-or-scar',
    views: ['overview', 'close_up_scale'],
    dispositions: ['advice_gp_continues', 'advice_photo_review', 'routine_appointment', 'direct_to_procedure'],
  },
  ear: {
    unit: 'onh',
    pack: 'ear-nose-throat',
    questionnaire: 'ear',
    views: ['otoscopic_right', 'comparison_normal_side'],
    dispositions: ['advice_gp_continues', 'advice_photo_review', 'routine_appointment', 'in_person'],
  },
}
/** Mostly skin, as it was. */
const mix: readonly (keyof typeof kinds)[] = [
  ...Array(7).fill('lesion'),
  'rash',
  'rash',
  'rash',
  'rash',
  'wound',
  'wound',
  'ear',
]
/** How busy each month is: Norway is away in July, and at Easter and Christmas. */
const season = [1.1, 1.1, 1, 0.8, 1, 0.9, 0.45, 0.9, 1.15, 1.1, 1.1, 0.8]
const minutes = (n: number) => n * 60_000

/** Two years of use up to a few days before `today`, oldest first: the same events for the same seed and day. */
export function regionHistory(seed: number, today: Date, names: Names, scale = 1): PastEvent[] {
  const time = workingTime(new Date(today.getTime() - quietDays * 86_400_000), spanDays)
  const profiles = new Map(officeProfiles(seed).map((profile) => [profile.office.key, profile]))
  return plannedUse(seed, scale)
    .flatMap(({ key, cases }) => {
      const luck = chance(seed, `history ${key}`)
      const profile = profiles.get(key)!
      const from = time.placeOfDaysAgo(profile.connectedDaysAgo) + Math.min(60, luck.skewed(25, 0.6))
      // Some who tried it fell silent; who uses it much goes on.
      const until =
        cases > 12 || luck.next() < 0.3 ? time.days - 0.5 : from + (time.days - from) * (0.3 + 0.5 * luck.next())
      const doctors = Math.min(profile.gps, cases > 40 ? 3 : 1 + Number(luck.next() < 0.3))
      const office = { id: names.office(key), key, doctors }
      const real = places(cases, from, until, luck, time)
      const mistaken = places(Math.floor(cases / 45), from, until, luck, time)
      return [
        ...real.flatMap((place) => oneCase(place, office, names, luck, time)),
        ...mistaken.flatMap((place) => oneMistake(place, office, names, luck, time)),
      ]
    })
    .sort(
      (a, b) =>
        a.at.getTime() - b.at.getTime() ||
        (a.subject < b.subject ? -1 : Number(a.subject > b.subject)) ||
        a.seq - b.seq,
    )
}

/** When an office sends its cases: anywhere between two places of the line, more seldom in quiet months. */
function places(count: number, from: number, until: number, luck: Chance, time: WorkingTime): number[] {
  const found: number[] = []
  while (found.length < count) {
    const place = from + luck.next() * (until - from)
    if (luck.next() * 1.15 <= season[time.monthAt(place)]!) found.push(place)
  }
  return found
}

interface Office {
  readonly id: Id<'off'>
  readonly key: string
  readonly doctors: number
}

/** Writes down one case: every event knows its subject's number and belongs to one command. */
function writer(events: PastEvent[]) {
  const seqs = new Map<string, number>()
  return (subject: string, name: EventName, commandId: string, actor: string, at: Date, facts: Facts = {}) => {
    const seq = (seqs.get(subject) ?? 0) + 1
    seqs.set(subject, seq)
    events.push({ subject, seq, name, commandId, actor, at, facts })
  }
}

function begin(place: number, office: Office, names: Names, luck: Chance, time: WorkingTime) {
  const kind = kinds[luck.pick(mix)]
  const sentAt = time.at(place)
  const startedAt = new Date(sentAt.getTime() - minutes(luck.skewed(9, 0.5)))
  const id = luck.id('ref', startedAt)
  const doctor = names.person(`${office.key} doctor ${luck.next() < 0.7 ? 1 : luck.whole(1, office.doctors)}`)
  const unit = names.unit(kind.unit)
  const events: PastEvent[] = []
  const write = writer(events)
  const questionnaire = { pack: kind.pack, version: '1.0.0', questionnaire: kind.questionnaire }
  write(id, 'referral.started', `${id}/start`, doctor, startedAt, { office: office.id, unit, ...questionnaire })
  const between = (part: number) => new Date(startedAt.getTime() + (sentAt.getTime() - startedAt.getTime()) * part)
  const views = kind.views.slice(0, luck.whole(Math.min(2, kind.views.length), kind.views.length))
  views.forEach((view, i) => {
    const at = between(0.2 + 0.15 * i)
    const image = luck.id('img', at)
    write(image, 'image.attached', `${image}/attach`, doctor, at, { referral: id, view })
    write(image, 'image.previewed', `${image}/image.previewed`, 'system', new Date(at.getTime() + 900), {
      referral: id,
    })
    write(image, 'image.built', `${image}/image.built`, 'system', new Date(at.getTime() + 2_600), { referral: id })
  })
  write(id, 'draft.saved', `${doctor}/${luck.id('cmd', between(0.95))}`, doctor, between(0.95))
  const urgency = luck.next() < 0.86 ? 'routine' : luck.next() < 0.6 ? 'haster' : 'pakkeforlop'
  const wouldRefer = luck.pick(['yes', 'yes', 'unsure', 'no'])
  const facts = { office: office.id, unit, urgency, wouldRefer }
  write(id, 'referral.submitted', `${doctor}/${luck.id('cmd', sentAt)}`, doctor, sentAt, facts)
  return { id, kind, unit, doctor, urgency, wouldRefer, sentAt, events, write }
}

/** Sent, taken, decided, answered, called by mail, opened and read. */
function oneCase(place: number, office: Office, names: Names, luck: Chance, time: WorkingTime): PastEvent[] {
  const { id, kind, unit, doctor, urgency, wouldRefer, events, write } = begin(place, office, names, luck, time)
  const specialist = names.person(`${kind.unit} specialist ${luck.whole(1, kind.unit === 'hud' ? 3 : 2)}`)
  // The law gives ten working days; a few took longer, as things are.
  const median = urgency === 'routine' ? 2.2 : 0.5
  const waited = luck.next() < 0.02 ? luck.whole(11, 14) : Math.min(9.5, luck.skewed(median, 0.7))
  // Nothing of the past is still open: who came late was taken sooner.
  const left = (time.days - place) * (0.3 + 0.5 * luck.next())
  const takenAt = time.at(place + Math.min(waited, left))
  const decidedAt = new Date(takenAt.getTime() + minutes(luck.skewed(3, 0.5)))
  const repliedAt = new Date(decidedAt.getTime() + minutes(luck.skewed(2, 0.5)))
  const disposition =
    urgency === 'routine' ? luck.pick(kind.dispositions) : urgency === 'haster' ? 'haster' : 'pakkeforlop'
  const [decision, reply, letter] = [luck.id('dec', decidedAt), luck.id('rep', repliedAt), `let_${id.slice(4)}`]
  const of = { office: office.id, unit }
  write(id, 'case.claimed', `${specialist}/${luck.id('cmd', takenAt)}`, specialist, takenAt, {
    unit,
    person: specialist,
  })
  write(id, 'case.decided', `${decision}/decide`, specialist, decidedAt, { ...of, decision, disposition })
  write(id, 'reply.sent', `${reply}/send`, specialist, repliedAt, { ...of, reply })
  const postedAt = new Date(repliedAt.getTime() + luck.whole(900, 4_000))
  const post = { letter, office: office.id, reply, kind: 'reply.sent' }
  write(letter, 'letter.posted', `${reply}/letter.posted`, 'system', postedAt, post)

  // Some lie for weeks until the hospital rings; only the last ones are still unopened.
  const opening = place + Math.min(waited, left) + (luck.next() < 0.03 ? luck.whole(8, 15) : luck.skewed(0.5, 0.9))
  if (opening >= time.days) return events
  const openedAt = new Date(Math.max(time.at(opening).getTime(), postedAt.getTime() + minutes(luck.whole(1, 30))))
  const opened = { letter, office: office.id, referral: id }
  write(letter, 'letter.opened', `${letter}/letter.opened`, doctor, openedAt, opened)
  if (luck.next() < 0.06) return events
  const readAt = new Date(openedAt.getTime() + minutes(luck.skewed(2, 0.6)))
  const taps = luck.next() < 0.6 ? tapsAfter(wouldRefer, disposition, luck) : {}
  const read = { letter, office: office.id, kind: 'first', ...taps }
  write(id, 'letter.acknowledged', `${doctor}/${luck.id('cmd', readAt)}`, doctor, readAt, read)
  return events
}

const tapsAfter = (before: string, disposition: string, luck: Chance): Facts => ({
  wouldRefer: disposition.startsWith('advice') ? (luck.next() < 0.85 ? 'no' : before) : 'yes',
  helped: luck.pick(['yes', 'yes', 'yes', 'unsure', 'no']),
  learned: luck.pick(['yes', 'yes', 'unsure', 'no']),
})

/** Sent and taken back: no case, but it happened. */
function oneMistake(place: number, office: Office, names: Names, luck: Chance, time: WorkingTime): PastEvent[] {
  const { id, unit, doctor, sentAt, events, write } = begin(place, office, names, luck, time)
  const at = new Date(sentAt.getTime() + minutes(luck.whole(2, 40)))
  const facts = { office: office.id, unit, code: luck.pick(['mistake', 'duplicate']), kind: 'sent' }
  write(id, 'referral.withdrawn', `${doctor}/${luck.id('cmd', at)}`, doctor, at, facts)
  return events
}
