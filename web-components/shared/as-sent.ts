import { msg } from './i18n.ts'

/** For whoever went on writing while something was saved: what she wrote then is not part of it. */
export const wroteOn = (): string => msg('What you wrote since is not saved yet.')

const writtenIn = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)])

/**
 * Called when a form is sent. What it gives back is called once that was taken: it empties the form, or leaves it as it is where
 * somebody wrote on meanwhile. Both put what follows from it behind what is to be said.
 */
export function asSent(form: HTMLFormElement): (said: string) => string {
  const sent = writtenIn(form)
  return (said) => {
    if (writtenIn(form) !== sent) return `${said} ${wroteOn()}`
    form.reset()
    return said
  }
}
