import { ClientProblem, type ListedGlassBreak } from '../client.ts'
import { demoGlass, demoSession } from '../shared/demo-clinic.ts'
import type { GlassReviewsClient } from './glass-reviews.ts'

const { secondsLeft: _, ...opened } = demoGlass
export const sampleBreak = (n: number, more: Partial<ListedGlassBreak> = {}): ListedGlassBreak => ({
  ...opened,
  id: `gla_${n}`,
  by: { name: demoSession.person.name, hpr: demoSession.person.hpr },
  caseNumber: `7K3M-0${n}`,
  unit: { en: 'Unit two', nb: 'Enhet to' },
  review: null,
  own: false,
  ...more,
})

/** A list in memory that judges as the server does. */
export function reviewsOf(items: readonly ListedGlassBreak[]): GlassReviewsClient {
  const by = { name: 'Coordinator Three', hpr: null }
  return {
    listGlassBreaks: async () => ({
      items: [...items],
      more: false,
      inVain: items.length > 0 ? [{ by, tries: 3 }] : [],
    }),
    reviewGlassBreak: async (id, { outcome, note }) => {
      const one = items.find((known) => known.id === id)
      if (!one) throw new ClientProblem({ code: 'not-found' })
      return { ...one, review: { outcome, note, by, at: '2026-11-24T10:00:00Z' } }
    },
  }
}
