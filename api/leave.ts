import { fstatSync } from 'node:fs'
import { faultOf } from './kernel/fault.ts'

const parent = process.ppid

/** Calls `leave` when the process that started this one is gone, however it went. */
export function whenParentIsGone(leave: () => void): void {
  setInterval(() => process.ppid !== parent && leave(), 500).unref()
}

/** The end of a process that people start. */
export interface Leaving {
  /** It has begun: what ends from now on is no news. */
  readonly begun: boolean
  /** Has something stopped before the process ends, the last named first. */
  stops(stop: () => Promise<void>): void
  leave(code: number): Promise<void>
  /** Says why, in one line, and leaves with 1. */
  fail(cause: unknown): Promise<void>
}

/** Ends this process on Ctrl+C, SIGTERM and SIGHUP, once, after what it started has stopped; that gets `withinMs`. */
export function leaveWhenTold(withinMs: number): Leaving {
  const stops: (() => Promise<void>)[] = []
  let begun = false
  const leave = async (code: number): Promise<void> => {
    if (begun) return
    begun = true
    setTimeout(() => process.exit(code), withinMs).unref()
    for (const stop of stops.reverse()) await stop().catch((cause) => console.error('stopping:', faultOf(cause)))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
  return {
    get begun() {
      return begun
    },
    stops: (stop) => void stops.push(stop),
    leave,
    fail: (cause) => {
      console.error(whyOf(cause))
      return leave(1)
    },
  }
}

/**
 * Why it cannot go on, for who started it. What we wrote ourselves is said in its words; of a driver's fault, which may
 * quote what it was given, the kind alone.
 */
export function whyOf(cause: unknown): string {
  if (typeof cause === 'string') return cause
  const isOurs = cause instanceof Error && cause.name === 'Error' && !('code' in cause)
  if (!isOurs) return faultOf(cause)
  return cause.cause instanceof Error ? `${cause.message} (${faultOf(cause.cause)})` : cause.message
}

/**
 * Ends a process of ours on SIGTERM, and when the one that started it is gone. `close` gets one second; `exit` listeners
 * still run. `stdin`: a parent that starts us holds its other end; by hand, or from a shell script, nobody does.
 */
export function leaveWithParent({ close, stdin = false }: { close?: () => Promise<void>; stdin?: boolean } = {}): void {
  let leaving = false
  const leave = (): void => {
    if (leaving) return
    leaving = true
    if (!close) process.exit(0)
    setTimeout(() => process.exit(0), 1_000).unref()
    close().finally(() => process.exit(0))
  }
  const holdsStdin = stdin && isHeld(0)
  process.on('SIGTERM', leave)
  // A terminal sends Ctrl+C to the whole group. A parent that holds us decides when we go, so that it sees no crash.
  process.on('SIGINT', () => holdsStdin || process.connected || leave())
  process.on('disconnect', leave)
  whenParentIsGone(leave)
  if (holdsStdin) process.stdin.on('end', leave).on('error', leave).resume()
}

function isHeld(descriptor: number): boolean {
  try {
    const file = fstatSync(descriptor)
    return file.isSocket() || file.isFIFO()
  } catch {
    return false
  }
}
