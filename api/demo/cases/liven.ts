import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../ports/clock.ts'
import { answeredCases } from './answered-cases.ts'
import type { DemoCase } from './demo-case.ts'
import { otherOpenCases } from './open-others.ts'
import { openSkinCases } from './open-skin.ts'
import { openPainter } from './painter.ts'
import { playCase, type Stage } from './play-case.ts'
import { type House, Refused, type Visitor, visit } from './visitor.ts'

export const demoCases: readonly DemoCase[] = [...openSkinCases, ...otherOpenCases, ...answeredCases]

export interface Livening {
  /** Resolves when every case was carried out, or `stop` was called. */
  readonly done: Promise<void>
  stop(): Promise<void>
}

/** Carries out the cases of the demonstration in the background, one by one; a later start goes on where this one ended. */
export function liven(
  house: House,
  { now }: Clock,
  cases: readonly DemoCase[] = demoCases,
  firstAfterMs = 0,
): Livening {
  const painter = openPainter()
  const visitors = new Map<string, Visitor>()
  const as = async (login: string): Promise<Visitor> => {
    const visitor = visitors.get(login) ?? (await visit(house, login))
    visitors.set(login, visitor)
    return visitor
  }
  const leaving = new AbortController()
  const stage: Stage = { as, draw: painter.draw, now, leaving: leaving.signal }
  const all = async () => {
    await pause(firstAfterMs, undefined, { signal: leaving.signal }).catch(() => {})
    for (const told of cases) {
      if (leaving.signal.aborted) break
      await playCase(stage, told).catch((cause) => {
        if (leaving.signal.aborted || (cause instanceof Refused && cause.status < 500)) return
        console.error(`demo case ${told.key}:`, cause instanceof Error ? cause.message : cause)
      })
    }
    await painter.stop()
  }
  const done = all()
  return {
    done,
    stop: async () => {
      leaving.abort()
      await painter.stop()
      await done
    },
  }
}
