import { packEnd } from './pack-api.ts'
import { Budget } from './pack-budget.ts'

/** What the page sends a frame to begin with. */
export interface Beginning {
  readonly code: string
  readonly pack: string
  readonly language: string
  readonly words: Readonly<Record<string, string>>
}

/** What goes over the line, written as JSON: nothing else can be carried, and its length can be measured. */
export type Message =
  | { readonly call: string; readonly args: readonly unknown[]; readonly n: number }
  | { readonly answer: number; readonly value?: unknown; readonly fault?: string }
  | { readonly event: 'caseOpened' | 'configurationChanged'; readonly value?: unknown }
  | { readonly began: true }
  | { readonly failed: string }
  | { readonly stopped: 'hangs' | 'floods' | 'too long' }
  | { readonly pong: true }

/** A pack that sends more in one message is ended. */
export const mostCharacters = 64_000
/** How often it is asked whether it still answers, and how many turns it may let pass. */
const pingMs = 1_000
const mostMissed = 2

/**
 * Runs in the frame: puts the pack's code into a worker and stands between it and the page. The worker has no document, no
 * parent, no storage and by the frame's policy no network; what it can do is send messages, and those are counted here.
 */
export function openRoom(port: MessagePort, beginning: Beginning): void {
  const own = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  const code = own(beginning.code)
  const worker = new Worker(own(`(${inWorker})(${packEnd},${JSON.stringify({ ...beginning, code })})`))
  const tell = (message: Message) => port.postMessage(JSON.stringify(message))
  const budget = new Budget(performance.now())
  let missed = 0
  const stop = (stopped: 'hangs' | 'floods' | 'too long') => {
    clearInterval(pings)
    worker.terminate()
    tell({ stopped })
  }
  // Turns are counted, not time: where nobody looks at the page, or its lid was closed, turns come late, and so do answers.
  const pings = setInterval(() => {
    if (missed > mostMissed) return stop('hangs')
    missed += 1
    worker.postMessage('{"ping":true}')
  }, pingMs)
  worker.onmessage = ({ data }) => {
    missed = 0
    if (!budget.spend(performance.now())) return stop('floods')
    if (typeof data !== 'string' || data.length > mostCharacters) return stop('too long')
    if (data !== '{"pong":true}') port.postMessage(data)
  }
  worker.onerror = (event) => tell({ failed: event.message || 'The code could not be read.' })
  port.onmessage = ({ data }) => worker.postMessage(data)
}

/** The worker itself. Its text is compiled there, so it uses nothing from outside. */
function inWorker(makeEnd: typeof packEnd, told: Beginning): void {
  // Kept before the pack's code runs: what it does to its own globals stays its own trouble.
  const { parse, stringify } = JSON
  // What would run on where nobody hears whether it hangs: workers of its own, and the machine's graphics.
  for (const name of ['Worker', 'OffscreenCanvas']) Object.defineProperty(self, name, { value: undefined })
  Object.defineProperty(Object.getPrototypeOf(navigator), 'gpu', { value: undefined })
  const post = self.postMessage.bind(self) as (text: string) => void
  const tell = (message: Message) => post(stringify(message))
  const waiting = new Map<number, { keep: (value: unknown) => void; refuse: (why: Error) => void }>()
  let last = 0
  const end = makeEnd({
    ...told,
    call: (method, args) =>
      new Promise((keep, refuse) => {
        last += 1
        waiting.set(last, { keep, refuse })
        tell({ call: method, args, n: last })
      }),
  })
  const whyOf = (cause: unknown): string => String((cause as Error | undefined)?.message ?? cause).slice(0, 500)
  let module: { activate?: (context: unknown) => unknown; deactivate?: () => unknown } = {}
  const leave = async () => {
    await module.deactivate?.()
    for (const one of end.context.subscriptions.reverse()) one.dispose()
  }
  const answer = async (n: number, deed: () => unknown) => {
    try {
      tell({ answer: n, value: (await deed()) ?? null })
    } catch (cause) {
      tell({ answer: n, fault: whyOf(cause) })
    }
  }
  self.onmessage = ({ data }: MessageEvent<string>) => {
    const message = parse(data)
    if (message.ping) return tell({ pong: true })
    if (message.event) return end.tell(message.event, message.value)
    if (message.call === 'leave') return void answer(message.n, leave)
    if (message.call) return void answer(message.n, () => end.run(message.call, message.args))
    const asked = waiting.get(message.answer)
    waiting.delete(message.answer)
    if (message.fault !== undefined) asked?.refuse(new Error(message.fault))
    else asked?.keep(message.value === null ? undefined : message.value)
  }
  const begin = async () => {
    try {
      module = await import(told.code)
      if (!module.activate) throw new Error('The code exports no activate.')
      await module.activate(end.context)
      await end.ready()
      tell({ began: true })
    } catch (cause) {
      tell({ failed: whyOf(cause) })
    }
  }
  void begin()
}
