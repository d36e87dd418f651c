import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { memberships, offices, people, units } from '../api/access/table.ts'
import { publishPack } from '../api/catalogue/publish-pack.ts'
import { pack } from '../api/catalogue/rules.ts'
import { demoOffices, demoPersonas, demoTenant, demoUnits } from '../api/demo/personas.ts'
import type { Deps } from '../api/kernel/deps.ts'
import type { Id, Prefix } from '../api/kernel/ids.ts'
import { asSystem } from '../api/kernel/react.ts'
import { tenants } from '../api/kernel/table.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The same id for the same key on every machine. */
export const demoId = <P extends Prefix>(prefix: P, key: string): Id<P> => {
  const digest = createHash('sha256').update(`${prefix} ${key}`).digest()
  return `${prefix}_${Array.from(digest.subarray(0, 26), (byte) => alphabet[byte & 31]).join('')}`
}

const connectedAt = new Date('2026-09-01T07:00:00Z')

/** The demonstration's hospital, offices, units, people and packs. Running it again only brings it up to date. */
export async function seedDemo(deps: Deps): Promise<void> {
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'seed')
  const { issuer } = deps.settings
  const tenant = { nameEn: demoTenant.name.en, nameNb: demoTenant.name.nb, phone: demoTenant.phone }
  await scope.write(
    scope.put(tenants, [], tenant, tenant),
    ...demoOffices.map(({ key, ...office }) => {
      const row = { id: demoId('off', key), ...office, connectedAt }
      return scope.put(offices, [offices.id], row, row)
    }),
    ...demoUnits.map(({ key, service, name, phone }) => {
      const row = { id: demoId('uni', key), service, nameEn: name.en, nameNb: name.nb, phone }
      return scope.put(units, [units.id], row, row)
    }),
    ...demoPersonas.flatMap(({ login, name, hpr, email, language, role, office, units: of = [] }) => {
      const id = demoId('per', login)
      const row = { id, issuer, subject: login, name, hpr: hpr ?? null, email, language }
      const parties = [...(office ? [demoId('off', office)] : []), ...of.map((key) => demoId('uni', key))]
      const places = parties.length > 0 ? parties : [scope.actor.tenantId]
      return [
        scope.put(people, [people.id], row, row),
        ...places.map((party) => scope.insertOnce(memberships, { personId: id, party, role })),
      ]
    }),
  )
  for (const content of await shippedPacks()) await publishPack(scope, content.id, content.version, content)
}

/** The packs that come with Lysbord: data like anybody else's. */
export async function shippedPacks() {
  const folder = new URL('../web-components/extensions/', import.meta.url)
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const texts = await Promise.all(
    names.sort().map((name) => readFile(new URL(`${name}/extension.json`, folder), 'utf8')),
  )
  return texts.map((text) => pack.parse(JSON.parse(text)))
}
