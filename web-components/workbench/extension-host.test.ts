import { expect, test, vi } from 'vitest'
import type { Pack, UnitPack } from '../client.ts'
import { ExtensionHost, type PackClient } from './extension-host.ts'
import { Registries } from './registries.ts'

const both = (words: string) => ({ en: words, nb: words })
const aPack = (id: string, main?: string): Pack => ({
  id,
  version: '1.0.0',
  engines: { lysbord: '*' },
  title: both(id),
  contributes: {
    questionnaires: [],
    dispositions: [],
    replyTemplates: [],
    commands: [{ command: `${id}.do`, title: both(id), ...(!main && { runs: 'viewer.fit' }) }],
  },
  ...(main && { main }),
})

/** Which pack each unit works with. Code is its own address; `gates` holds back whatever begins. */
function aScreen(units: Readonly<Record<string, readonly Pack[]>>) {
  const registries = new Registries(new EventTarget())
  const told: string[] = []
  const all = Object.values(units).flat()
  const listed = ({ id, version, title, main }: Pack): UnitPack['pack'] => ({
    id,
    version,
    title,
    questionnaires: [],
    code: main ?? null,
    runs: main ? 'in the page' : 'nothing',
    fits: true,
  })
  const client = {
    listUnitPacks: vi.fn(async () => ({
      items: Object.entries(units).flatMap(([unitId, packs]) =>
        packs.map((pack) => ({ unitId, enabled: true, pack: listed(pack) })),
      ),
      next: null,
    })),
    readPack: vi.fn(async (id: string) => all.find((one) => one.id === id)!),
    packCodeUrl: (code: string) => `data:text/javascript,${encodeURIComponent(code)}`,
  }
  const screen = {
    place: document.body,
    packCase: () => undefined,
    tell: (words: string) => void told.push(words),
    pick: async () => undefined,
    ask: async () => undefined,
  }
  const makeHost = () => new ExtensionHost(registries, screen, undefined)
  const knows = (id: string) => registries.commands.get(id) !== undefined
  return { client: client as unknown as PackClient & typeof client, makeHost, told, knows, registries }
}

const gates = globalThis as unknown as {
  gate?: Promise<unknown>
  began?: () => void
  kept?: { set: (...all: unknown[]) => unknown }
}
const slow = (id: string) =>
  aPack(id, `export const activate = ({ context }) => { globalThis.kept = context; began(); return gate } // ${id}`)
/** Lets the pack that is beginning go on. */
function aGate(): { begun: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  gates.gate = promise
  return { begun: new Promise((resolve) => (gates.began = resolve)), open: resolve }
}

test('a pack that is still beginning when another unit is chosen does not stay', async () => {
  const { client, makeHost, told, knows } = aScreen({ a: [slow('late')], b: [aPack('other')] })
  const host = makeHost()
  const gate = aGate()
  const first = host.open(client, 'a')
  await gate.begun
  const second = host.open(client, 'b')
  gate.open()
  await Promise.all([first, second])
  expect(host.all().map(({ id }) => id)).toEqual(['other'])
  expect([knows('late.do'), knows('other.do')]).toEqual([false, true])
  expect(told).toEqual([])
})

test('a pack that is still beginning when the unit is read anew comes once, and is no fault', async () => {
  const { client, makeHost, told, knows } = aScreen({ a: [slow('twice')] })
  const host = makeHost()
  const gate = aGate()
  const first = host.open(client, 'a')
  await gate.begun
  const second = host.open(client, 'a')
  gate.open()
  await Promise.all([first, second])
  expect(knows('twice.do')).toBe(true)
  expect(host.all()[0]!.fault).toBeUndefined()
  expect(told).toEqual([])
})

test('a screen that is moved while a pack begins gets its packs again', async () => {
  const { client, makeHost, told, knows } = aScreen({ a: [slow('moved')] })
  const gate = aGate()
  const before = makeHost()
  const first = before.open(client, 'a')
  await gate.begun
  const left = before.dispose()
  expect(knows('moved.do')).toBe(false)
  const after = makeHost()
  const second = after.open(client, 'a')
  gate.open()
  await Promise.all([first, left, second])
  expect(knows('moved.do')).toBe(true)
  expect(told).toEqual([])
  await after.dispose()
  expect(knows('moved.do')).toBe(false)
})

test('code that goes on after its pack has gone sets nothing any more', async () => {
  const { client, makeHost, registries } = aScreen({ a: [slow('gone')] })
  const host = makeHost()
  const gate = aGate()
  gate.open()
  await host.open(client, 'a')
  await gates.kept!.set('gone.key', 1)
  expect(registries.context.read('gone.key')).toBe(1)
  await host.dispose()
  await expect(gates.kept!.set('gone.key', 2)).rejects.toThrow()
  expect(registries.context.read('gone.key')).toBeUndefined()
})

test('what could not be fetched is told, and comes when it is asked for again', async () => {
  const { client, makeHost, told, knows } = aScreen({ a: [aPack('far')] })
  const host = makeHost()
  client.listUnitPacks.mockRejectedValueOnce(new Error('The line is down.'))
  expect(await host.open(client, 'a')).toBe(false)
  client.readPack.mockRejectedValueOnce(new Error('The line is down.'))
  expect(await host.open(client, 'a')).toBe(true)
  expect(knows('far.do')).toBe(false)
  expect(told).toEqual([expect.stringContaining('The line is down.')])
  await host.open(client, 'a')
  expect(knows('far.do')).toBe(true)
})
