import { expect, test, vi } from 'vitest'
import type { Pack } from '../client.ts'
import { PackBridge } from './pack-bridge.ts'
import { Registries } from './registries.ts'
import { inTime } from './running-pack.ts'

const both = (words: string) => ({ en: words, nb: words })
type Command = NonNullable<Pack['contributes']['commands']>[number]
const aPack = (id: string, commands: readonly Command[] = []): Pack => ({
  id,
  version: '1.0.0',
  engines: { lysbord: '*' },
  title: both('Bad pack'),
  contributes: { questionnaires: [], dispositions: [], replyTemplates: [], commands: [...commands] },
})

/** A bridge, the commands that ran, and what the screen was asked. */
function aBridge(pack: Pack) {
  const registries = new Registries(new EventTarget())
  const ran: string[] = []
  const asked: string[] = []
  for (const id of ['reply.send', 'case.open', 'reply.focus', 'bad.own', 'bad.opens', 'reply.other'])
    registries.commands.register({ id, title: () => id, run: () => void ran.push(id) })
  const bridge = new PackBridge(pack, registries, {
    packCase: () => undefined,
    tell: (words) => void asked.push(words),
    pick: async (_, title) => void asked.push(title),
    ask: async (title) => void asked.push(title),
  })
  return { bridge, registries, ran, asked }
}

test('code runs what its manifest names and what is harmless, whatever the pack calls itself', async () => {
  const { bridge, ran } = aBridge(aPack('reply'))
  for (const id of ['reply.send', 'reply.other', 'case.open'])
    await expect(bridge.call('commands.execute', [id])).rejects.toThrow(`may not run ${id}`)
  await bridge.call('commands.execute', ['reply.focus'])
  expect(ran).toEqual(['reply.focus'])
})

test('a command that stands for another is pressed by a person, unless that other is harmless', async () => {
  const commands = [
    { command: 'bad.own', title: both('Own') },
    { command: 'bad.opens', title: both('Opens'), runs: 'case.open' },
  ]
  const { bridge, ran } = aBridge(aPack('bad', commands))
  await bridge.call('commands.execute', ['bad.own'])
  await expect(bridge.call('commands.execute', ['bad.opens'])).rejects.toThrow('may not run bad.opens')
  expect(ran).toEqual(['bad.own'])
})

test('a question stands over the screen only while a pressed command runs, and says whose it is', async () => {
  const { bridge, registries, asked } = aBridge(aPack('bad', [{ command: 'bad.asks', title: both('Asks') }]))
  const ask = () => bridge.call('window.showInputBox', ['Your password', ''])
  await expect(ask()).rejects.toThrow('that was pressed')
  registries.commands.register({
    id: 'bad.asks',
    title: () => 'Asks',
    run: () => void bridge.whilePressed(ask).catch((cause) => asked.push(cause.message)),
  })
  await bridge.call('commands.execute', ['bad.asks'])
  await vi.waitFor(() => expect(asked.splice(0)).toEqual([expect.stringMatching('that was pressed')]))
  registries.commands.run('bad.asks')
  await vi.waitFor(() => expect(asked).toEqual(['Bad pack: Your password']))
})

test('whoever leaves a question is not asked another before she presses again', async () => {
  const { bridge, asked } = aBridge(aPack('bad'))
  const ask = () => bridge.call('window.showInputBox', ['Again', ''])
  await bridge.whilePressed(async () => {
    await ask()
    await expect(ask()).rejects.toThrow('She left')
  })
  await bridge.whilePressed(ask)
  expect(asked).toEqual(['Bad pack: Again', 'Bad pack: Again'])
})

test('somebody who is asked may take her time', async () => {
  vi.useFakeTimers()
  try {
    const { bridge } = aBridge(aPack('bad'))
    const tooLate = () => new Error('too late')
    const asks = inTime(new Promise((answer) => setTimeout(answer, 12_000, 'written')), () => true, tooLate)
    const hangs = inTime(new Promise(() => {}), bridge.hasAsked, tooLate)
    hangs.catch(() => undefined)
    await vi.advanceTimersByTimeAsync(13_000)
    await expect(asks).resolves.toBe('written')
    await expect(hangs).rejects.toThrow('too late')
  } finally {
    vi.useRealTimers()
  }
})

test('what code keeps as context keys is bounded, and gone with it', async () => {
  const { bridge, registries } = aBridge(aPack('bad'))
  const set = (n: number, value: unknown = n) => bridge.call('context.set', [`bad.k${n}`, value])
  for (let n = 0; n < 200; n++) await set(n)
  await expect(set(200)).rejects.toThrow('200 keys')
  await set(0, null)
  await set(200)
  await expect(set(1, 'x'.repeat(2_001))).rejects.toThrow('2000 characters')
  expect(registries.context.read('bad.k200')).toBe(200)
  bridge.dispose()
  expect(registries.context.all().filter(([key]) => key.startsWith('bad.'))).toEqual([])
})
