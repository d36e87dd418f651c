import { msg } from '../shared/i18n.ts'
import type { SettingGroup } from './configuration.ts'

/** Settings that are on or off. */
export type Switch = 'worklist.folds' | 'worklist.dense' | 'keys.single'

/** What somebody likes of the reading screen, kept on this machine: never anything of a patient. */
export const readingSettings: SettingGroup = {
  title: () => msg('Reading screen'),
  order: 1,
  properties: {
    'worklist.folds': {
      type: 'boolean',
      default: true,
      order: 1,
      description: () => msg('The list makes room for the photographs while a case is open'),
    },
    'worklist.dense': {
      type: 'boolean',
      default: false,
      order: 2,
      description: () => msg('Low rows without photographs'),
    },
    'keys.single': {
      type: 'boolean',
      default: true,
      order: 3,
      description: () => msg('Letters, digits and signs alone are keys'),
    },
  },
}
