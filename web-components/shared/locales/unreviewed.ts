import type { Translations } from './translations.ts'

/** Languages whose words no native speaker has read. Nobody is given them unasked, and what they lack stands in bokmål. */
export type Unreviewed = 'nn' | 'se'

/** Their words, fetched when somebody chooses them. The bundler makes each a file that is no script (tools/words-as-json.ts). */
export const unreviewed: Readonly<Record<Unreviewed, () => Promise<Translations>>> = {
  nn: async () => (await import('./nn.ts')).nn,
  se: async () => (await import('./se.ts')).se,
}
