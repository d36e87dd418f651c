import { spawnSync } from 'node:child_process'
import type { Line } from './report.ts'

/** Whether a program of this name is on the path. */
export const installed = (program: string): boolean => spawnSync('which', [program], { stdio: 'ignore' }).status === 0

/** The line for what cannot be measured here. */
export const skipped = (what: string): Line => ({ what, measured: 'peer not installed, skipped', limit: '' })

/** The one in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
