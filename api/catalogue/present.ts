import type { PackSummary } from './contract.ts'
import type { Pack } from './manifest.ts'

/** The version packs are written for, as `engines.lysbord` says it. */
export const engineVersion = '0.1.0'

/** Whether a pack was written for this Lysbord. */
export const fits = ({ lysbord }: Pack['engines']): boolean => satisfies(engineVersion, lysbord) === true

/** `trusted`: the code the deployer lets run in the page. */
export const presentSummary = (
  { id, version, title, contributes, main, engines }: Pack,
  trusted: readonly string[],
): PackSummary => ({
  id,
  version,
  title: { en: title.en, nb: title.nb },
  questionnaires: contributes.questionnaires.map((q) => ({
    id: q.id,
    title: { en: q.title.en, nb: q.title.nb },
    service: q.service,
  })),
  code: main ?? null,
  runs: !main ? 'nothing' : trusted.includes(main) ? 'in the page' : 'in a frame',
  fits: fits(engines),
})

/**
 * Whether a version lies in a range: `*`, `1.2.3`, `>=1.2.3` or `^1.2.3`, which for 0.x means the same 0.x (SemVer 2.0.0).
 * Undefined for a range that cannot be read.
 */
function satisfies(version: string, range: string): boolean | undefined {
  if (range.trim() === '*') return true
  const [, how = '', ...least] = /^(>=|\^|)(\d+)\.(\d+)\.(\d+)$/.exec(range.trim()) ?? []
  if (least.length === 0) return undefined
  const [has, wants] = [version.split(/[.-]/).slice(0, 3).map(Number), least.map(Number)]
  const at = has.findIndex((figure, index) => figure !== wants[index])
  if (at < 0) return true
  if (how === '' || has[at]! < wants[at]!) return false
  const firstThatCounts = wants[0]! > 0 ? 0 : 1
  return how === '>=' || at > firstThatCounts
}
