import childProcess from 'node:child_process'
import { registerHooks, syncBuiltinESMExports } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Mutation } from './promise.ts'
import { removed } from './removed.ts'

/*
 * Loaded before anything else (`node --import`), this changes one file of ours as it is read, and every process started
 * from here does the same. The tree itself stays as it is.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replaceAll('\\', '/')
const mutation = process.env.LYSBORD_MUTATION ? (JSON.parse(process.env.LYSBORD_MUTATION) as Mutation) : undefined

if (mutation) {
  handOn('fork')
  handOn('spawn')
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (url.split('?')[0] !== new URL(`file://${root}${mutation.file}`).href) return loaded
      return removed(loaded, mutation)
    },
  })
}

/** Processes that get an environment of their own, as the imaging process and its decoders do, are to read the same. */
function handOn(how: 'fork' | 'spawn'): void {
  const started = childProcess[how] as (...words: unknown[]) => unknown
  const { NODE_OPTIONS, LYSBORD_MUTATION } = process.env
  Object.assign(childProcess, {
    [how]: (...words: unknown[]) => {
      const options = words.at(-1) as { env?: object } | undefined
      if (typeof options === 'object' && options.env) options.env = { ...options.env, NODE_OPTIONS, LYSBORD_MUTATION }
      return started(...words)
    },
  })
  syncBuiltinESMExports()
}
