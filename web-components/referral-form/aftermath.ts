import type { Client, Effort, Practice, Referral } from '../client.ts'

export type AftermathClient = Pick<Client, 'readEffort' | 'readPractice'>
const lookMs = 3_000

/**
 * What comes to a referral once it was sent: how long it took to write, or the feedback to a practice case, for which it
 * looks again until it is there. Dispatches `change`. What cannot be read is looked for again, or left out.
 */
export class Aftermath extends EventTarget {
  effort: Effort | undefined
  practice: Practice | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #over = false

  constructor(client: AftermathClient, { id, practice, receivedAt }: Referral) {
    super()
    if (practice) void this.#await(client, id)
    else if (receivedAt) void this.#measure(client, id)
  }

  stop(): void {
    this.#over = true
    clearTimeout(this.#timer)
  }

  async #measure(client: AftermathClient, id: string): Promise<void> {
    try {
      this.effort = await client.readEffort(id)
    } catch {
      return // a figure beside the receipt: without it nothing is missed
    }
    this.#tell()
  }

  async #await(client: AftermathClient, id: string): Promise<void> {
    try {
      this.practice = await client.readPractice(id)
      this.#tell()
    } catch {
      // The line comes and goes; it is looked for again.
    }
    if (!this.#over && !this.practice?.feedback) this.#timer = setTimeout(() => void this.#await(client, id), lookMs)
  }

  #tell(): void {
    if (!this.#over) this.dispatchEvent(new Event('change'))
  }
}
