import { expect, test } from 'vitest'
import type { Pack } from '../client.ts'
import { PackBridge } from './pack-bridge.ts'
import { Registries } from './registries.ts'

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
