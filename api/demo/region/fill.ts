import { DatabaseSync } from 'node:sqlite'
import { demoId } from '../../../migrations/seed.ts'
import { counter } from '../../adoption/count-use.ts'
import { draftContent, type Urgency, urgencyRank } from '../../referral/rules.ts'
import { syntheticBirthNumber } from '../cases/patients.ts'
import { demoTenant } from '../personas.ts'
import { type Chance, chance } from './chance.ts'
import { regionOffices } from './offices.ts'

const kinds = [
  { unit: 'hud', pack: 'dermatology', questionnaire: 'skin-lesion', weight: 55 },
  { unit: 'hud', pack: 'dermatology', questionnaire: 'rash', weight: 20 },
  { unit: 'plastikk', pack: 'plastic-surgery', questionnaire: 'tumour-or-scar', weight: 15 },
  { unit: 'onh', pack: 'ear-nose-throat', questionnaire: 'ear', weight: 10 },
] as const
const moods = [
  'Rolig',
  'Munter',
  'Stødig',
  'Kvikk',
  'Sindig',
  'Lystig',
  'Våken',
  'Blid',
  'Sprek',
  'Varm',
  'Klar',
  'Mjuk',
]
const things = [
  'Multe',
  'Havørn',
  'Rullestein',
  'Fjellrev',
  'Tiriltunge',
  'Gråstein',
  'Lundefugl',
  'Snøfonn',
  'Tekopp',
  'Trebåt',
]
const asks = [
  'Føflekk som har endret farge. Er det noe å være redd for?',
  'Utslett som ikke vil gi seg. Neste steg?',
  'Sår som ikke gror etter åtte uker. Bør dere se det?',
  'Nedsatt hørsel i tre måneder. Rør eller vente?',
]
const dayMs = 86_400_000

export interface Filling {
  readonly file: string
  readonly seed: number
  readonly referrals: number
  readonly now: Date
  readonly versions: Readonly<Record<string, string>>
}

/**
 * Writes that many waiting cases straight into a database that no server has open: rows as the verbs would have made
 * them, with their two events, without photographs. A database for measuring, never for showing.
 */
export function fillWorklist({ file, seed, referrals, now, versions }: Filling): void {
  const database = new DatabaseSync(file)
  // What is lost in a crash is made again.
  database.exec(
    'pragma synchronous = off; pragma journal_mode = memory; pragma cache_size = -400000; pragma temp_store = memory',
  )
  const tenant = demoId('ten', demoTenant.key)
  const luck = chance(seed, 'fill')
  const contents = contentsOf(luck)
  const indices = database
    .prepare(
      "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in ('referrals', 'events')",
    )
    .all()
  // Building an index once is many times faster than keeping it while a million rows arrive.
  for (const { name } of indices) database.exec(`drop index "${name}"`)
  database.exec('begin')
  const doctors = officeDoctors(database, tenant)
  const referral = database.prepare(
    `insert into referrals (tenant_id, id, case_number, office_id, unit_id, referrer_id, pack, pack_version, questionnaire,
       content, status, urgency, urgency_rank, started_at, changed_at, received_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?)`,
  )
  const event = database.prepare(
    `insert into events (tenant_id, subject, seq, command_id, name, facts, actor, at, body_hash) values (?, ?, ?, ?, ?, ?, ?, ?, 'fill')`,
  )
  const numbers = new Set<string>()
  for (let n = 0; n < referrals; n++) {
    const kind = weighted(luck)
    const office = doctors[Math.min(doctors.length - 1, Math.floor(luck.next() ** 3 * doctors.length))]!
    // Nine in ten came within the ten days the law gives; of a million more wait than anybody could read.
    const receivedAt = new Date(now.getTime() - luck.next() * (luck.next() < 0.9 ? 12 : 60) * dayMs)
    const urgency: Urgency = luck.next() < 0.9 ? 'routine' : luck.next() < 0.6 ? 'haster' : 'pakkeforlop'
    const id = luck.id('ref', receivedAt)
    const at = receivedAt.getTime()
    const content = contentFor(luck.pick(contents), urgency, luck)
    const unit = demoId('uni', kind.unit)
    const version = versions[kind.pack]!
    referral.run(
      tenant,
      id,
      freshNumber(luck, numbers),
      office.id,
      unit,
      office.doctor,
      kind.pack,
      version,
      kind.questionnaire,
      content,
      urgency,
      urgencyRank(urgency),
      at - 600_000,
      at,
      at,
    )
    const started = JSON.stringify({
      office: office.id,
      unit,
      pack: kind.pack,
      version,
      questionnaire: kind.questionnaire,
    })
    event.run(tenant, id, 1, `${id}/start`, 'referral.started', started, office.doctor, at - 600_000)
    const sent = JSON.stringify({ office: office.id, unit, urgency, wouldRefer: 'unsure' })
    event.run(tenant, id, 2, `${id}/fill`, 'referral.submitted', sent, office.doctor, at)
  }
  database.exec('commit')
  for (const { sql } of indices) database.exec(String(sql))
  countThem(database, tenant)
  database.exec('analyze; pragma journal_mode = delete')
  database.close()
}

/** One made-up doctor an office, so that every referral has somebody who asks. */
function officeDoctors(database: DatabaseSync, tenant: string) {
  const person = database.prepare(
    "insert or ignore into people (tenant_id, id, issuer, subject, name, hpr, language) values (?, ?, 'urn:fill', ?, ?, '0000900', 'nb')",
  )
  return regionOffices.map(({ key, name }) => {
    const doctor = demoId('per', `${key} fill`)
    person.run(tenant, doctor, `fill-${key}`, `Demo Lege ${name.replace(' legekontor', '')}`)
    return { id: demoId('off', key), doctor }
  })
}

/** Use counted by day, and the reader of the log set behind all of it, so that the server does not count a million rows again. */
function countThem(database: DatabaseSync, tenant: string): void {
  database.exec(`
    insert into office_days (tenant_id, office_id, day, cases, replies, acknowledged)
    select '${tenant}', facts ->> 'office', strftime('%Y-%m-%d', at / 1000, 'unixepoch'), count(*), 0, 0 from events
    where tenant_id = '${tenant}' and body_hash = 'fill' and name = 'referral.submitted' group by 2, 3
    on conflict do update set cases = cases + excluded.cases;
    insert into case_uses (tenant_id, referral_id, office_id, unit_id, sender_id, sent_at, is_withdrawn, draft_seconds, would_refer)
    select '${tenant}', subject, facts ->> 'office', facts ->> 'unit', actor, at, 0, 600, facts ->> 'wouldRefer' from events
    where tenant_id = '${tenant}' and body_hash = 'fill' and name = 'referral.submitted';
    delete from cursors where tenant_id = '${tenant}' and name in ('count-use', '${counter.name}');
    insert into cursors (tenant_id, name, previous, position)
    select '${tenant}', name, 0, (select max(position) from events where tenant_id = '${tenant}')
    from (select 'count-use' as name union all select '${counter.name}');`)
}

interface Content {
  readonly name: string
  /** The JSON before and behind the birth number. */
  readonly before: string
  readonly behind: string
}

/** A thousand texts, written once; each row puts somebody else's birth number in. */
function contentsOf(luck: Chance): Content[] {
  return Array.from({ length: 1_000 }, () => {
    const name = `${luck.pick(moods)} ${luck.pick(things)}`
    const content = draftContent.parse({
      patient: { nationalId: '#', name },
      question: luck.pick(asks),
      questionKind: 'diagnosis',
      wouldRefer: 'unsure',
      consentCare: 'verbal',
      answers: { bodySite: luck.pick(['back', 'leg', 'arm', 'face']), side: luck.pick(['left', 'right']) },
    })
    const [before, behind] = JSON.stringify(content).split('#') as [string, string]
    return { name, before, behind }
  })
}

/** Somebody new nearly every time: few patients come twice. */
function contentFor({ name, before, behind }: Content, urgency: Urgency, luck: Chance): string {
  const born = `${luck.whole(1935, 2018)}-${luck.whole(1, 12)}-${luck.whole(1, 28)}`
  const patient = { name: `${name} ${luck.whole(0, 9_999)}`, born, sex: luck.pick(['female', 'male'] as const) }
  return before + syntheticBirthNumber(patient) + behind.replace('"urgency":"routine"', `"urgency":"${urgency}"`)
}

function weighted(luck: Chance): (typeof kinds)[number] {
  let at = luck.next() * 100
  return kinds.find(({ weight }) => (at -= weight) < 0) ?? kinds[0]
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Shaped like every case number, and new. */
function freshNumber(luck: Chance, taken: Set<string>): string {
  for (;;) {
    const six = Array.from({ length: 6 }, () => letters[luck.whole(0, 31)]).join('')
    if (!taken.has(six)) return taken.add(six) && `${six.slice(0, 4)}-${six.slice(4)}`
  }
}
