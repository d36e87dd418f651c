import { createApp } from '../../api/app.ts'
import { sha256 } from '../../api/kernel/ids.ts'
import { linkIn } from '../support/outbox.ts'
import { Person } from '../support/person.ts'
import { replies, submits } from '../support/ward.ts'
import { openHouse } from './house.ts'

/** What the clock, the health probe and the sealer write by themselves. */
const byItself = ['probes', 'audit_seals', 'cursors']

/** A Lysbord with mail, two GPs of two offices and a specialist, and what a robot could change. */
export async function letterHouse() {
  const house = await openHouse()
  const { deps, baseUrl, mailboxUrl, outbox, cookieOf, stop } = house
  const [gp, foreign, specialist] = [
    await house.as('gp-alta'),
    await house.as('gp-hammerfest'),
    await house.as('specialist-skin'),
  ]
  const read = async (sql: string) => (await deps.database.write([{ sql, params: [] }]))[0]!.rows
  return {
    deps,
    app: createApp(deps),
    baseUrl,
    mailboxUrl,
    outbox,
    cookieOf,
    stop,
    gp,
    foreign,
    read,
    anyone: () => new Person(baseUrl, 'nobody'),
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
  }
}

export type LetterHouse = Awaited<ReturnType<typeof letterHouse>>
