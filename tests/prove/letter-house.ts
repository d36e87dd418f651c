import { rm } from 'node:fs/promises'
import { createApp } from '../../api/app.ts'
import { startDemo } from '../../api/demo/start.ts'
import { listen } from '../../api/door.ts'
import { sha256 } from '../../api/kernel/ids.ts'
import { temporaryFolder } from '../support/instance.ts'
import { linkIn, Outbox } from '../support/outbox.ts'
import { Person } from '../support/person.ts'
import { replies, submits } from '../support/ward.ts'

/** What the clock, the health probe and the sealer write by themselves. */
const byItself = ['probes', 'audit_seals', 'cursors']

/** A Lysbord with mail, two GPs of two offices and a specialist, and what a robot could change. */
export async function letterHouse() {
  const dataDir = await temporaryFolder()
  const settings = {
    LYSBORD_CHANGES_PER_HOUR: '10000000',
    LYSBORD_UPLOADS_PER_HOUR: '10000000',
    LYSBORD_PATIENT_SEARCHES_PER_HOUR: '10000000',
    LYSBORD_LINK_PRESSES_PER_HOUR: '10000000',
  }
  const demo = await startDemo({ dataDir, listener: await listen([0]), settings })
  const { deps } = demo.door
  const enters = (login: string) => new Person(demo.baseUrl, login).signsIn()
  const [gp, foreign, specialist] = [
    await enters('gp-alta'),
    await enters('gp-hammerfest'),
    await enters('specialist-skin'),
  ]
  const outbox = new Outbox(demo.mailboxUrl)
  const read = async (sql: string) => (await deps.database.write([{ sql, params: [] }]))[0]!.rows
  return {
    demo,
    deps,
    app: createApp(deps),
    baseUrl: demo.baseUrl,
    outbox,
    gp,
    foreign,
    read,
    anyone: () => new Person(demo.baseUrl, 'nobody'),
    as: async (login: string) => (await new Map([gp, foreign, specialist].map((one) => [one.login, one])).get(login))!,
    /** A case that was answered, and the link that came. */
    async answered() {
      const referral = await submits(gp, { pack: 'dermatology' })
      await replies(specialist, referral.id, 'Godartet.')
      const link = linkIn(await outbox.arrives(referral.caseNumber, 1, 60_000))
      return { referral, link, token: new URL(link).hash.slice(1) }
    },
    /** A mark over every row of every table. */
    async everything(): Promise<string> {
      const tables = await read("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
      const rows = []
      for (const { name } of tables)
        if (!byItself.includes(String(name))) rows.push([name, await read(`select * from "${name}"`)])
      return sha256(JSON.stringify(rows))
    },
    async stop() {
      await demo.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type LetterHouse = Awaited<ReturnType<typeof letterHouse>>
