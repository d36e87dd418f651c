import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../../kernel/deps.ts'
import { Problem } from '../../kernel/problem.ts'
import { answeredCases } from './answered-cases.ts'
import type { DemoCase } from './demo-case.ts'
import { otherOpenCases } from './open-others.ts'
import { openSkinCases } from './open-skin.ts'
import { openPainter } from './painter.ts'
import { playCase, type Stage } from './play-case.ts'

export const demoCases: readonly DemoCase[] = [...openSkinCases, ...otherOpenCases, ...answeredCases]

export interface Livening {
  /** Resolves when every case was carried out, or `stop` was called. */
  readonly done: Promise<void>
  stop(): Promise<void>
}

/** Carries out the cases of the demonstration in the background, one by one; a later start goes on where this one ended. */
export function liven(deps: Deps, cases: readonly DemoCase[] = demoCases, firstAfterMs = 0): Livening {
  const painter = openPainter()
  const stage: Stage = { deps, draw: painter.draw }
  const leaving = new AbortController()
  const all = async () => {
    // Whoever opens the first page comes first.
    await pause(firstAfterMs, undefined, { signal: leaving.signal }).catch(() => {})
    for (const told of cases) {
      if (leaving.signal.aborted) break
      await playCase(stage, told).catch((cause) => {
        if (leaving.signal.aborted || (cause instanceof Problem && cause.status < 500)) return
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
