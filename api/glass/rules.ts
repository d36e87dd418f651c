import { readCaseNumber } from '../kernel/ids.ts'
import { readNationalId } from '../referral/rules.ts'

/** Why a specialist may need a patient at once who is at none of her units. Our own list: no published one is known. */
export const emergencies = ['danger_now', 'patient_here', 'on_call', 'unit_unreachable'] as const
export type Emergency = (typeof emergencies)[number]

/** What a coordinator may find afterwards. */
export const outcomes = ['justified', 'not_justified'] as const
export type Outcome = (typeof outcomes)[number]

/** Minutes a patient stays open. */
export const openMinutes = 60

/** Signs a sentence has at least: "x" explains nothing to whoever asks afterwards. */
export const fewestSigns = 10

/** When what was opened at this moment closes by itself. */
export const closesAt = (brokenAt: Date): Date => new Date(brokenAt.getTime() + openMinutes * 60_000)

interface Opened {
  readonly endsAt: Date
  readonly closedAt: Date | null
}

/** False from the very moment on at which it closes. */
export const isOpenAt = ({ endsAt, closedAt }: Opened, now: Date): boolean => closedAt === null && now < endsAt

/** What was typed to say whose case it is: a whole case number, or a whole birth number; undefined when it is neither. */
export function readWhose(
  typed: string,
): { readonly caseNumber: string } | { readonly nationalId: string } | undefined {
  const digits = typed.replaceAll(/\s/g, '')
  if (readNationalId(digits)) return { nationalId: digits }
  const caseNumber = readCaseNumber(typed)
  return caseNumber ? { caseNumber } : undefined
}
