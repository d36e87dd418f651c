/** A line of a welcome: words, or the label of a button and the command it runs. */
export interface WelcomeLine {
  readonly text: string
  readonly command?: string
}

/** Reads a welcome: plain text, of which a line `[Label](command:some.id)` is a button. Empty lines part the others and show as nothing. */
export function welcomeLines(contents: string): readonly WelcomeLine[] {
  return contents
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, text, command] = /^\[([^\]]+)\]\(command:([\w.-]+)\)$/.exec(line) ?? []
      return text !== undefined && command !== undefined ? { text, command } : { text: line }
    })
}
