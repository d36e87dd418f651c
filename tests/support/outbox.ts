import { eventually } from './ward.ts'

export interface Received {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly date: string
}

export const linkIn = (mail: Received): string => {
  const found = /https?:\/\/\S+\/letter#[\w-]+/.exec(mail.text)
  if (!found) throw new Error(`No link in the mail “${mail.subject}”`)
  return found[0]
}

/** The demo mailbox, as anybody can read it. */
export class Outbox {
  readonly url: string
  constructor(url: string) {
    this.url = url
  }
  all = async (): Promise<Received[]> => (await fetch(`${this.url}/messages`)).json() as Promise<Received[]>
  about = async (caseNumber: string): Promise<Received[]> =>
    (await this.all()).filter(({ text }) => text.includes(caseNumber))
  /** The newest mail about a case, once `count` have arrived. */
  arrives = (caseNumber: string, count = 1, withinMs = 15_000): Promise<Received> =>
    eventually(async () => {
      const found = await this.about(caseNumber)
      return found.length >= count ? found[0] : undefined
    }, withinMs)
}
