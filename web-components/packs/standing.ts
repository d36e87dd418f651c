import type { Pack, PackSummary, Unit, UnitPack } from '../client.ts'
import { language } from '../shared/i18n.ts'

/** How a pack stands at one unit. */
export interface AtUnit {
  readonly unit: Unit
  readonly isOn: boolean
  /** The version it works with, or did; undefined where it never had the pack. */
  readonly version: string | undefined
  /** Whether GPs are asked its questions for this unit: they go by the unit's service. */
  readonly isAsked: boolean
  /** Packs it needs that the unit does not work with: their titles, or ids where none is published. */
  readonly missing: readonly string[]
  /** Titles of packs at this unit that need it. */
  readonly needs: readonly string[]
}

/** A pack and how it stands at every unit. */
export interface Standing {
  /** As last published. */
  readonly newest: PackSummary
  /** Every version known here, newest first. */
  readonly versions: readonly string[]
  /** All of it; undefined until it was read. */
  readonly whole: Pack | undefined
  readonly units: readonly AtUnit[]
}

export interface Shelf {
  readonly packs: readonly PackSummary[]
  readonly unitPacks: readonly UnitPack[]
  readonly units: readonly Unit[]
  /** By id, of the newest version. */
  readonly wholes: ReadonlyMap<string, Pack>
}

/** Every pack once, by its title, at every unit. */
export function standingOf({ packs, unitPacks, units, wholes }: Shelf): readonly Standing[] {
  const { compare } = new Intl.Collator(language())
  const isOn = (unit: Unit, id: string) =>
    unitPacks.some((one) => one.unitId === unit.id && one.pack.id === id && one.enabled)
  const atUnit = (pack: PackSummary, unit: Unit): AtUnit => {
    const row = unitPacks.find((one) => one.unitId === unit.id && one.pack.id === pack.id)
    const needed = (id: string) => wholes.get(id)?.extensionDependencies ?? []
    return {
      unit,
      isOn: row?.enabled ?? false,
      version: row?.pack.version,
      isAsked: pack.questionnaires.some(({ service }) => service === unit.service),
      missing: needed(pack.id)
        .filter((id) => !isOn(unit, id))
        .map((id) => packs.find((one) => one.id === id)?.title[language()] ?? id),
      needs: packs
        .filter(({ id }) => needed(id).includes(pack.id) && isOn(unit, id))
        .map((one) => one.title[language()]),
    }
  }
  return packs
    .map((newest) => ({
      newest,
      versions: versionsOf(newest, unitPacks),
      whole: wholes.get(newest.id),
      units: units
        .map((unit) => atUnit(newest, unit))
        .sort((a, b) => compare(a.unit.name[language()], b.unit.name[language()])),
    }))
    .sort((a, b) => compare(a.newest.title[language()], b.newest.title[language()]))
}

function versionsOf({ id, version }: PackSummary, unitPacks: readonly UnitPack[]): readonly string[] {
  const used = unitPacks.flatMap(({ pack }) => (pack.id === id ? [pack.version] : []))
  return [...new Set([version, ...used])].sort((a, b) => compareVersions(b, a))
}

/** Whether a unit works with another version than the one last published, and which way that lies. */
export function offered({ newest }: Standing, { isOn, version }: AtUnit): 'newer' | 'older' | undefined {
  if (!isOn || version === undefined || version === newest.version || !newest.fits) return undefined
  return compareVersions(newest.version, version) > 0 ? 'newer' : 'older'
}

/** Below zero when the first comes before the second (SemVer 2.0.0 section 11). */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [readVersion(a), readVersion(b)]
  for (const [index, figure] of first.figures.entries())
    if (figure !== second.figures[index]) return figure - (second.figures[index] ?? 0)
  if (!first.early || !second.early) return Number(!first.early) - Number(!second.early)
  return compareEarly(first.early.split('.'), second.early.split('.'))
}
/** Its figures, and what stands behind the hyphen: nothing for a release. */
function readVersion(version: string): { readonly figures: readonly number[]; readonly early: string } {
  const [release = '', ...early] = version.split('-')
  return { figures: release.split('.').map(Number), early: early.join('-') }
}

function compareEarly(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (one === other) continue
    const [isFigure, isOtherFigure] = [one, other].map((part) => /^\d+$/.test(part))
    if (isFigure && isOtherFigure) return Number(one) - Number(other)
    if (isFigure !== isOtherFigure) return isFigure ? -1 : 1
    return one < other ? -1 : 1
  }
  return a.length - b.length
}
