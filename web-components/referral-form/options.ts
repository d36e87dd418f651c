import { msg } from '../shared/i18n.ts'

/** One thing that can be chosen. */
export interface Option {
  readonly code: string
  readonly label: string
}

export const yesNoUnknown = (): Option[] => [
  { code: 'yes', label: msg('Yes') },
  { code: 'no', label: msg('No') },
  { code: 'unknown', label: msg('Unknown') },
]
