import { pathToFileURL } from 'node:url'
import type { readFolder } from '../api/demo/own-pack.ts'

type Pack = Awaited<ReturnType<typeof readFolder>>['pack']
interface Line {
  readonly call: (method: string, args: readonly unknown[]) => Promise<unknown>
  readonly pack: string
  readonly language: string
  readonly words: Readonly<Record<string, string>>
}
interface End {
  readonly context: object
  readonly ready: () => Promise<unknown>
}
// Its types need a browser's; it runs wherever JavaScript does.
const { packEnd }: { packEnd: (line: Line) => End } = await import(
  new URL('../web-components/workbench/pack-api.ts', import.meta.url).href
)

const longestMs = 3_000

/** Loads the code of a pack here, as its author's own, and says which commands of its manifest it leaves without a deed. */
export async function faultsOfCode(pack: Pack, path: string): Promise<readonly string[]> {
  const registered = new Set<unknown>()
  const line: Line = {
    call: async (method, [id]) => {
      if (method === 'commands.register') registered.add(id)
      return undefined
    },
    pack: pack.id,
    language: 'en',
    words: pack.l10n?.en ?? {},
  }
  try {
    const code = await import(`${pathToFileURL(path).href}?at=${Date.now()}`)
    if (typeof code.activate !== 'function') return ['The code exports no activate.']
    const end = packEnd(line)
    const late = new Promise((_, refuse) => {
      setTimeout(() => refuse(new Error('Its activate did not come back within three seconds.')), longestMs).unref()
    })
    await Promise.race([Promise.resolve(code.activate(end.context)).then(end.ready), late])
  } catch (cause) {
    return [`The code cannot be used: ${(cause as Error).message}`]
  }
  const named = (pack.contributes.commands ?? []).filter(({ runs }) => !runs).map(({ command }) => command)
  return [
    ...named
      .filter((id) => !registered.has(id))
      .map((id) => `The code registers no command ${id}, and nothing else runs it.`),
    ...[...registered]
      .filter((id) => !named.includes(id as string))
      .map((id) => `The code registers ${id}, which does not stand in extension.json.`),
  ]
}
