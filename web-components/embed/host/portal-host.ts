import type { Setting } from '../../shared/setting.ts'
import type { TokenAsk } from '../envelope.ts'

/** At once or later. Across a frame it is always later, so nobody may count on “at once”. */
export type Soon<T> = T | Promise<T>

/** Nothing that we read; a promise is waited for. */
export type Done = unknown

/** Undoes a registration; a second time it does nothing. */
export interface Undo {
  dispose(): Done
}

/** What a portal's bar shows of a command. */
export interface CommandAbout {
  readonly title: string
  readonly category: string
  /** Other words by which it is looked for, in either language. */
  readonly synonyms: readonly string[]
  /** It can be done now. */
  readonly enabled: boolean
  /** It stands among all that can be done; the others need to be told which one, as a key does. */
  readonly inPalette: boolean
}

/** A key of ours, for the portal to show beside its command: within our view we hear it ourselves, elsewhere nobody does. */
export interface HostKey {
  /** `J`, `?`, `F1`, `Shift+J`, `Ctrl+Enter`, or a chord with a space between; Ctrl is also the command key of a Mac. */
  readonly key: string
  readonly command: string
  readonly view: string
}

/** A command in a place: `view/title` is the head of our view. */
export interface HostMenuItem {
  readonly command: string
  /** `navigation` stands first, the others by name; `@2` behind it is the place within. */
  readonly group: string
  readonly view: string
}

export interface HostView {
  readonly id: string
  readonly name: string
  /** Where it belongs in the portal's navigation. */
  readonly container: { readonly id: string; readonly title: string }
  /** Hide it rather than take it away while something else is shown: what was typed and not sent lives in it. */
  readonly retainContextWhenHidden: true
}

/** JSON Schema (2020-12) with its words in the language of now; the manifest has them in both. */
export interface HostSettings<Text = string> {
  readonly title: Text
  readonly properties: Readonly<Record<string, Setting<Text>>>
}

/**
 * What a portal offers an extension, in the words of VS Code. All but `authentication` may be missing; then Lysbord does
 * without. Arguments and answers can be cloned and every call may be answered later, so that a frame could carry them;
 * `mount` alone needs an element, and across a frame the frame is that element.
 */
export interface PortalHost {
  readonly authentication: {
    /** Asks the portal's backend for a token for this key; gives back what it answered, good or bad. */
    getToken(ask: TokenAsk): Promise<unknown>
    /** Who is signed in to the portal may have changed. */
    onDidChangeSessions?(listener: () => void): Soon<Undo>
  }
  readonly env?: {
    /** BCP 47, as `nb` or `en-GB`. */
    readonly language: string
    onDidChangeLanguage?(listener: (language: string) => void): Soon<Undo>
  }
  readonly commands?: {
    /** `run` does nothing where the command cannot be done now. It brings the view into sight first. */
    registerCommand(id: string, about: CommandAbout, run: (...args: unknown[]) => Promise<void>): Soon<Undo>
    /** Something about it is different now. Without this its row keeps its first words and always looks possible. */
    updateCommand?(id: string, about: CommandAbout): Done
  }
  readonly keybindings?: {
    register(binding: HostKey): Soon<Undo>
    /** The portal's own keys, which stay the portal's also within our view, unless our user gave one to a command of ours. */
    owned?(): Soon<readonly string[]>
    onDidChangeOwned?(listener: () => void): Soon<Undo>
  }
  readonly menus?: {
    registerMenu(location: string, item: HostMenuItem): Soon<Undo>
  }
  readonly views?: {
    registerView(view: HostView, mount: (place: Element) => Undo): Soon<Undo>
    /** Its name is another one now. */
    updateView?(view: HostView): Done
    /** Brings a view into sight. */
    show?(id: string): Done
  }
  readonly configuration?: {
    register(settings: HostSettings): Soon<Undo>
    /** What somebody set; undefined where nobody did. */
    get(key: string): Soon<unknown>
    /** Undefined goes back to the default. */
    update(key: string, value: unknown): Done
    onDidChange(listener: (key: string) => void): Soon<Undo>
  }
  readonly window?: {
    showMessage(severity: 'info' | 'warning' | 'error', text: string): Done
  }
  readonly cases?: {
    /** The portal has another patient open, or none. Whom, its backend says in the token: never a page. */
    onDidChangePatient(listener: () => void): Soon<Undo>
  }
}
