import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, type TestOptions } from 'vitest'

/** Files nobody here made up; they lie beside the repository and are read in place. */
export const samplesDir =
  process.env.LYSBORD_SAMPLES ?? fileURLToPath(new URL('../../../shared/samples', import.meta.url))

/** The bytes of one of them, by its path below the folder. */
export const sample = (path: string): Uint8Array => readFileSync(`${samplesDir}/${path}`)

/** A suite that needs them: skipped where they are absent, failing there in CI. */
export function describeWithSamples(title: string, suite: () => void, options: TestOptions = {}): void {
  if (existsSync(samplesDir)) return void describe(title, options, suite)
  if (process.env.CI) throw new Error(`The sample files are missing: ${samplesDir}. Set LYSBORD_SAMPLES.`)
  describe.skip(`${title} (no sample files at ${samplesDir}; set LYSBORD_SAMPLES)`, suite)
}
