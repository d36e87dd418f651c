import type { Pack } from '../client.ts'
import { language, msg } from '../shared/i18n.ts'
import type { PackBridge } from './pack-bridge.ts'
import { Budget } from './pack-budget.ts'
import { PackFault } from './pack-fault.ts'
import { type Beginning, type Message, mostCharacters } from './pack-room.ts'
import { beganTooLate, beginMs, doneTooLate, inTime, leaveMs, type RunningPack, within } from './running-pack.ts'

interface Room {
  /** The address of the empty page in which the code runs. */
  readonly frameUrl: string
  /** Where the frame stands; it is never seen. */
  readonly place: ParentNode & Node
  /** Told once when the pack is ended for what it did, after it had begun. */
  readonly ended: (fault: PackFault) => void
}

/**
 * Runs code in a frame that has an origin of its own, no token, no network and nothing of our document; it can only send
 * messages. Throws PackFault when it does not begin.
 */
export async function runInFrame(pack: Pack, code: string, bridge: PackBridge, room: Room): Promise<RunningPack> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.referrerPolicy = 'no-referrer'
  frame.title = pack.title[language()]
  frame.src = room.frameUrl
  const { port1: port, port2: theirs } = new MessageChannel()
  const waiting = new Map<number, { keep: (value: unknown) => void; refuse: (why: Error) => void }>()
  const send = (message: Message) => port.postMessage(JSON.stringify(message))
  let last = 0
  let isOver = false
  const over = (fault: PackFault) => {
    if (isOver) return
    isOver = true
    port.close()
    frame.remove()
    for (const one of waiting.values()) one.refuse(fault)
  }
  const ask = (call: string, args: readonly unknown[]) =>
    new Promise((keep, refuse) => {
      if (isOver) return refuse(new PackFault('', msg('It has been ended.')))
      last += 1
      waiting.set(last, { keep, refuse })
      send({ call, args, n: last })
    })
  const answer = async ({ call, args, n }: { call: string; args: readonly unknown[]; n: number }) => {
    try {
      send({ answer: n, value: (await bridge.call(call, args)) ?? null })
    } catch (cause) {
      send({ answer: n, fault: cause instanceof Error ? cause.message : String(cause) })
    }
  }
  // Counted once more here: the frame is ours, but nothing of the pack's is believed.
  const budget = new Budget(performance.now(), 2)
  const isTooMuch = (data: unknown): boolean =>
    !budget.spend(performance.now()) || typeof data !== 'string' || data.length > 2 * mostCharacters

  const begun = new Promise<void>((begins, fails) => {
    const stop = (fault: PackFault) => {
      fails(fault)
      if (isOver) return
      over(fault)
      room.ended(fault)
    }
    port.onmessage = ({ data }) => {
      if (isOver) return
      if (isTooMuch(data)) return stop(stoppedFor('floods'))
      const message = read(data)
      if (!message) return stop(stoppedFor('floods'))
      if ('call' in message) void answer(message)
      else if ('answer' in message) settle(waiting, message)
      else if ('began' in message) begins()
      else if ('failed' in message) fails(new PackFault('/main', String(message.failed)))
      else if ('stopped' in message) stop(stoppedFor(message.stopped))
    }
  })
  const loaded = new Promise((keep, refuse) => {
    frame.onload = keep
    frame.onerror = refuse
  })
  room.place.append(frame)
  const beginning: Beginning = {
    code,
    pack: pack.id,
    language: language(),
    words: pack.l10n?.[language()] ?? {},
  }
  try {
    await within(beginMs, loaded, () => new PackFault('', msg('The page for the code of packs did not load.')))
    // Its origin is none, so no other can be named; what listens there is the page we have just asked for.
    frame.contentWindow?.postMessage(beginning, '*', [theirs])
    await within(beginMs, begun, beganTooLate)
  } catch (cause) {
    over(cause as PackFault)
    throw cause
  }
  return {
    run: (command, args) => inTime(ask(command, args), bridge.hasAsked, doneTooLate),
    tell: (event, value) => {
      if (!isOver) send({ event, value })
    },
    end: async () => {
      if (!isOver) await within(leaveMs, ask('leave', []), beganTooLate).catch(() => undefined)
      over(new PackFault('', msg('It has been ended.')))
    },
  }
}

function read(data: string): Message | undefined {
  try {
    const message = JSON.parse(data)
    return typeof message === 'object' && message !== null ? message : undefined
  } catch {
    return undefined
  }
}

type Waiting = Map<number, { keep: (value: unknown) => void; refuse: (why: Error) => void }>
function settle(waiting: Waiting, { answer, value, fault }: { answer: number; value?: unknown; fault?: string }): void {
  const asked = waiting.get(answer)
  waiting.delete(answer)
  if (fault !== undefined) asked?.refuse(new PackFault('', String(fault)))
  else asked?.keep(value)
}

function stoppedFor(why: 'hangs' | 'floods' | 'too long'): PackFault {
  if (why === 'hangs') return new PackFault('/main', msg('Its code never came back, and was ended.'))
  if (why === 'too long') return new PackFault('/main', msg('Its code sent too much at once, and was ended.'))
  return new PackFault(
    '/main',
    msg('Its code sent more than two hundred messages at once or fifty a second, and was ended.'),
  )
}
