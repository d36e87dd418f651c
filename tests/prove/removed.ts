import type { LoadFnOutput } from 'node:module'
import type { Removal } from './promise.ts'

/** What was loaded, without the control. Throws where its words do not stand there exactly once: then they were changed. */
export function removed(loaded: LoadFnOutput, { file, find, replace }: Removal): LoadFnOutput {
  const source =
    typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source as Uint8Array)
  if (source.split(find).length !== 2) throw new Error(`“${find}” stands not exactly once in ${file}`)
  return { ...loaded, source: source.replace(find, () => replace) }
}
