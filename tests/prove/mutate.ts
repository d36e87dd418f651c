import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Mutation } from './promise.ts'
import { removed } from './removed.ts'

/*
 * Loaded before anything else (`node --import`), this changes one file of ours as it is read, and every process started
 * from here does the same. The tree itself stays as it is.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replaceAll('\\', '/')
const mutation = process.env.LYSBORD_MUTATION ? (JSON.parse(process.env.LYSBORD_MUTATION) as Mutation) : undefined

if (mutation)
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (url.split('?')[0] !== new URL(`file://${root}${mutation.file}`).href) return loaded
      return removed(loaded, mutation)
    },
  })
