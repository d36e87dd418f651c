import { createHash } from 'node:crypto'
import { fresh, type Json, type Person } from './person.ts'

const both = (words: string) => ({ en: words, nb: words })

/** The smallest pack there is, with what is given to it. */
export const aPack = (id: string, more: Json = {}): Json => ({
  id,
  version: '1.0.0',
  engines: { lysbord: '>=0.1.0' },
  title: both(id[0]!.toUpperCase() + id.slice(1)),
  ...more,
  contributes: { ...more.contributes },
})

export const codeHash = (code: string): string => `sha256-${createHash('sha256').update(code).digest('hex')}`

/** A command of the pack that its code runs. */
export const codeCommand = (id: string): Json => ({ command: id, title: both(id) })

/** Stores its code, publishes it and enables it at the unit. */
export async function bringsPack(coordinator: Person, pack: Json, unitId: string, code?: string): Promise<Json> {
  const main = code === undefined ? {} : { main: codeHash(code) }
  if (code !== undefined) await coordinator.put(`/api/pack-codes/${main.main}`, { code })
  await coordinator.put(`/api/packs/${pack.id}/versions/${pack.version}`, { ...pack, ...main })
  return enablesPack(coordinator, pack, unitId)
}
export const enablesPack = (coordinator: Person, pack: Json, unitId: string): Promise<Json> =>
  coordinator.post(`/api/units/${unitId}/packs/${pack.id}/enabling`, { version: pack.version }, fresh('cmd'))
export const disablesPack = (coordinator: Person, pack: Json, unitId: string): Promise<Json> =>
  coordinator.post(`/api/units/${unitId}/packs/${pack.id}/disabling`, {}, fresh('cmd'))
