import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { counter } from '../../api/adoption/count-use.ts'
import { chance } from '../../api/demo/region/chance.ts'
import { workingTime } from '../../api/demo/region/working-time.ts'

const region = fileURLToPath(new URL('../../api/demo/region/run.ts', import.meta.url))
const dayMs = 86_400_000
export const officeCount = 2_000
/** Five years of a whole country: a hundred cases an office and year, spread as unevenly as they are. */
export const spanDays = 5 * 365

/** A folder with 2,000 offices and what became of that many cases, as the counter would have left it. */
export async function useOf(root: string, cases: number, schema: string): Promise<string> {
  const today = new Date().toISOString().slice(0, 10)
  const folder = join(root, `use-${cases}-${schema}-${today}`)
  if (existsSync(join(folder, 'lysbord.db'))) return folder
  process.stderr.write(`Making ${cases} cases of ${officeCount} offices …\n`)
  const half = `${folder}.half`
  await rm(half, { recursive: true, force: true })
  execFileSync(process.execPath, [region, '--into', half, '--scale', '0'], { stdio: 'inherit' })
  fill(join(half, 'lysbord.db'), cases)
  await rename(half, folder)
  return folder
}

function fill(file: string, cases: number): void {
  const database = new DatabaseSync(file)
  database.exec('pragma synchronous = off; pragma journal_mode = memory; pragma cache_size = -400000; begin')
  const { tenant } = database.prepare('select tenant_id as tenant from offices limit 1').get() as { tenant: string }
  const luck = chance(2003, 'use bench')
  const began = new Date(Date.now() - (spanDays + 40) * dayMs)
  const office = database.prepare(
    `insert into offices (tenant_id, id, name, municipality, phone, email, connected_at) values (?, ?, ?, 'Måleby', '', '', ?)`,
  )
  const known = database.prepare('select id from offices').all() as { id: string }[]
  const added = Array.from({ length: officeCount - known.length }, (_, i) => {
    const id = luck.id('off', began)
    office.run(tenant, id, `Målekontor ${i}`, began.getTime() + luck.whole(0, 400) * dayMs)
    return id
  })
  const all = [...known.map(({ id }) => id), ...added]
  database
    .prepare('update offices set connected_at = ? where connected_at > ?')
    .run(began.getTime(), began.getTime() + 400 * dayMs)
  const one = database.prepare(
    `insert into case_uses (tenant_id, referral_id, office_id, unit_id, sender_id, sent_at, is_withdrawn, draft_seconds, claimed_at,
       answered_at, opened_at, acknowledged_at, asked_more, questions, images, inadequate, disposition, would_refer, helped, learned)
     values (?, ?, ?, 'uni_0', 'per_0', ?, ?, ?, ?, ?, ?, ?, ?, 0, 2, ?, ?, ?, 'yes', 'yes')`,
  )
  const time = workingTime(new Date(), spanDays)
  const dispositions = ['advice_gp_continues', 'advice_photo_review', 'routine_appointment']
  for (let n = 0; n < cases; n++) {
    const place = (n / cases) * time.days
    const sent = time.at(place).getTime()
    const answered = time.at(place + luck.skewed(2.2, 0.7)).getTime()
    const [opened, half] = [answered + luck.whole(1, 90) * 3_600_000, luck.next() < 0.5]
    const who = all[Math.min(all.length - 1, Math.floor(luck.next() ** 2 * all.length))]!
    const answers = [sent + (answered - sent) / 2, answered, opened, half ? opened : null]
    const more = [
      Number(luck.next() < 0.1),
      Number(luck.next() < 0.05),
      luck.pick(dispositions),
      half ? 'yes>no' : 'yes',
    ]
    one.run(
      tenant,
      luck.id('ref', new Date(sent)),
      who,
      sent,
      Number(luck.next() < 0.01),
      luck.whole(60, 3_000),
      ...answers,
      ...more,
    )
  }
  database.exec(`commit;
    delete from office_days;
    insert into office_days (tenant_id, office_id, day, cases, replies, acknowledged)
    select tenant_id, office_id, strftime('%Y-%m-%d', sent_at / 1000, 'unixepoch'), sum(is_withdrawn = 0), count(answered_at), count(acknowledged_at)
    from case_uses group by 1, 2, 3;
    delete from cursors;
    insert into cursors (tenant_id, name, previous, position)
    select '${tenant}', name, 0, (select max(position) from events) from (select 'count-use' as name union all select '${counter.name}');
    analyze; pragma journal_mode = delete`)
  database.close()
}
