/**
 * What the code of a pack is given. Every call is asynchronous and takes and gives what can be written as JSON, so that it
 * is the same whether the code runs in the page or in a frame of its own. Names are those of the VS Code API.
 */
export interface PackContext {
  readonly commands: {
    /** Runs when the command of that id is pressed. The id stands in extension.json. Rejects for one that does not. */
    registerCommand(id: string, run: (...args: readonly unknown[]) => unknown): PackDisposable
    /** The pack's own commands, those of the viewer, and those that write into the open reply. Rejects for others. */
    executeCommand(id: string, ...args: readonly unknown[]): Promise<unknown>
  }
  readonly window: {
    /** One line at the top of the screen, read out once. */
    showMessage(text: string): Promise<void>
    /** The id of the row that was chosen, or undefined. Rejects unless somebody pressed a command of the pack that still runs. */
    showQuickPick(items: readonly PackItem[], options?: { title?: string }): Promise<string | undefined>
    /** The line that was written, or undefined. Asked when `showQuickPick` may ask. */
    showInputBox(options?: { title?: string; value?: string }): Promise<string | undefined>
    /** Other words for one of the pack's status items. */
    setStatusText(item: string, text: string): Promise<void>
  }
  readonly cases: {
    /** What was asked and answered in the open case; nothing that names anybody. */
    current(): Promise<PackCase | undefined>
    onDidOpen(listen: (opened: PackCase | undefined) => void): PackDisposable
  }
  readonly reply: {
    /** Adds a paragraph to the text to the GP of the open case. False where none can be written now. */
    insertText(text: string): Promise<boolean>
  }
  readonly workspace: {
    /** One of the pack's settings. */
    getConfiguration(key: string): Promise<string | number | boolean | undefined>
    onDidChangeConfiguration(listen: () => void): PackDisposable
  }
  readonly context: {
    /** A key that conditions may ask about; it begins with the pack's id and a dot. */
    set(key: string, value: string | number | boolean | null): Promise<void>
  }
  readonly env: { readonly language: string }
  readonly l10n: { t(key: string, ...values: readonly (string | number)[]): string }
  /** Disposed when the pack goes. */
  readonly subscriptions: PackDisposable[]
}
export interface PackDisposable {
  dispose(): void
}
export interface PackItem {
  readonly id: string
  readonly label: string
  readonly description?: string
}
/** The open case as a pack may see it: coded answers, never free text, never who it is. */
export interface PackCase {
  readonly pack: string
  readonly version: string
  readonly questionnaire: string
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly images: number
}

/** What a context is made of: how a call reaches the screen, and what the screen tells. */
export interface PackLine {
  readonly call: (method: string, args: readonly unknown[]) => Promise<unknown>
  readonly pack: string
  readonly language: string
  readonly words: Readonly<Record<string, string>>
}
export interface PackEnd {
  readonly context: PackContext
  /** Rejects where it registered a command that does not stand in extension.json. */
  readonly ready: () => Promise<unknown>
  /** Runs a command of the pack. */
  readonly run: (command: string, args: readonly unknown[]) => Promise<unknown>
  /** Tells the pack that something happened. */
  readonly tell: (event: 'caseOpened' | 'configurationChanged', value?: unknown) => void
}

/**
 * The pack's end of the line. It uses nothing from outside itself: its text is also carried into the frame and compiled
 * there.
 */
export function packEnd({ call, pack, language, words }: PackLine): PackEnd {
  const commands = new Map<string, (...args: readonly unknown[]) => unknown>()
  const registered: Promise<unknown>[] = []
  const opened = new Set<(one: PackCase | undefined) => void>()
  const changed = new Set<() => void>()
  const among = <T>(all: Set<T>, one: T): PackDisposable => {
    all.add(one)
    return { dispose: () => void all.delete(one) }
  }
  const context: PackContext = {
    commands: {
      registerCommand: (id, run) => {
        commands.set(id, run)
        const told = call('commands.register', [id])
        registered.push(told)
        told.catch(() => {}) // whoever waits for `ready` hears it
        return { dispose: () => void commands.delete(id) }
      },
      executeCommand: (id, ...args) => call('commands.execute', [id, ...args]),
    },
    window: {
      showMessage: (text) => call('window.showMessage', [text]) as Promise<void>,
      showQuickPick: (items, { title = '' } = {}) =>
        call('window.showQuickPick', [items, title]) as Promise<string | undefined>,
      showInputBox: ({ title = '', value = '' } = {}) =>
        call('window.showInputBox', [title, value]) as Promise<string | undefined>,
      setStatusText: (item, text) => call('window.setStatusText', [item, text]) as Promise<void>,
    },
    cases: {
      current: () => call('cases.current', []) as Promise<PackCase | undefined>,
      onDidOpen: (listen) => among(opened, listen),
    },
    reply: { insertText: (text) => call('reply.insertText', [text]) as Promise<boolean> },
    workspace: {
      getConfiguration: (key) => call('configuration.get', [key]) as Promise<string | number | boolean | undefined>,
      onDidChangeConfiguration: (listen) => among(changed, listen),
    },
    context: { set: (key, value) => call('context.set', [key, value]) as Promise<void> },
    env: { language },
    l10n: {
      t: (key, ...values) =>
        (Object.hasOwn(words, key) ? words[key]! : key).replace(/\{(\d+)\}/g, (_, n) =>
          String(values[Number(n)] ?? ''),
        ),
    },
    subscriptions: [],
  }
  return {
    context,
    ready: () => Promise.all(registered),
    run: async (command, args) => {
      const run = commands.get(command)
      if (!run) throw new Error(`The code of ${pack} registered no command ${command}.`)
      return run(...args)
    },
    tell: (event, value) => {
      if (event === 'caseOpened') for (const listen of opened) listen(value as PackCase | undefined)
      else for (const listen of changed) listen()
    },
  }
}
