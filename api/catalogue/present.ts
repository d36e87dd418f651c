import type { PackSummary } from './contract.ts'
import type { Pack } from './rules.ts'

export const presentSummary = ({ id, version, title, contributes }: Pack): PackSummary => ({
  id,
  version,
  title: { en: title.en, nb: title.nb },
  questionnaires: contributes.questionnaires.map((q) => ({
    id: q.id,
    title: { en: q.title.en, nb: q.title.nb },
    service: q.service,
  })),
})
