import { LysEvent } from '../shared/event.ts'
import type { Language } from '../shared/i18n.ts'

export type Theme = 'light' | 'dark' | 'system'

/** Everything is to be shown in this language. */
export class LanguageChooseEvent extends LysEvent {
  readonly language: Language
  constructor(language: Language) {
    super('lys-language-choose', { cancelable: true })
    this.language = language
  }
}

/** Everything is to be shown light, dark, or as the machine is set. */
export class ThemeChooseEvent extends LysEvent {
  readonly theme: Theme
  constructor(theme: Theme) {
    super('lys-theme-choose', { cancelable: true })
    this.theme = theme
  }
}

/** Whoever is signed in wants to leave. */
export class SignOutEvent extends LysEvent {
  constructor() {
    super('lys-sign-out', { cancelable: true })
  }
}

/** What did not come is to be asked for again. */
export class PageRetryEvent extends LysEvent {
  constructor() {
    super('lys-page-retry', { cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-language-choose': LanguageChooseEvent
    'lys-theme-choose': ThemeChooseEvent
    'lys-sign-out': SignOutEvent
    'lys-page-retry': PageRetryEvent
  }
}
