import type { Scope } from '../kernel/scope.ts'
import { mark } from '../kernel/seal.ts'

/** What a try to open somebody in an emergency is called in the audit. */
export const searchOutside = 'search-outside'

/** Whom somebody looked for, by case number or birth number: the same for the same word, and nobody can tell which. */
export const markSought = ({ actor, deps }: Scope, word: string): Promise<string> =>
  mark([actor.tenantId, word], deps.settings.secret, 'audit-patient')
