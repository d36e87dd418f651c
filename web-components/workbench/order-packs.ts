import type { Pack } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'
import { PackFault } from './pack-fault.ts'

interface Ordered {
  readonly order: readonly Pack[]
  readonly faults: ReadonlyMap<Pack, PackFault>
}

/**
 * Each pack after those it depends on. Packs that wait for each other in a circle, and those that wait for one that is not
 * among them nor `there` already, are faults.
 */
export function inOrderOfNeed(packs: readonly Pack[], there: ReadonlySet<string>): Ordered {
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  const faults = new Map<Pack, PackFault>()
  const done = new Set<Pack>()
  const visit = (pack: Pack, way: readonly string[]): boolean => {
    if (done.has(pack)) return true
    if (faults.has(pack)) return false
    const circle = [...way.slice(way.indexOf(pack.id)), pack.id].join(' → ')
    if (way.includes(pack.id))
      return fault(pack, msg(str`Packs wait for each other: ${circle}. One of them must let go.`))
    for (const id of pack.extensionDependencies ?? []) {
      const needed = byId.get(id)
      if (!needed && there.has(id)) continue
      if (!needed) return fault(pack, msg(str`It needs the pack ${id}. Enable that at the unit first.`))
      if (!visit(needed, [...way, pack.id]))
        return fault(pack, msg(str`It needs the pack ${id}, which cannot be used.`))
    }
    done.add(pack)
    return true
  }
  const fault = (pack: Pack, words: string): false => {
    if (!faults.has(pack)) faults.set(pack, new PackFault('/extensionDependencies', words))
    return false
  }
  for (const pack of packs) visit(pack, [])
  return { order: [...done], faults }
}
