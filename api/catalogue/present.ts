import type { PackSummary } from './contract.ts'
import { type Pack, satisfies } from './manifest.ts'

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
