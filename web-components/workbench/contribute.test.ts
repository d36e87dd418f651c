import { afterEach, expect, test } from 'vitest'
import type { Pack } from '../client.ts'
import { contribute } from './contribute.ts'
import { inOrderOfNeed } from './order-packs.ts'
import type { PackFault } from './pack-fault.ts'
import { Registries } from './registries.ts'

afterEach(() => localStorage.clear())

const both = (words: string) => ({ en: words, nb: words })
const aPack = (
  id: string,
  contributes: Partial<Pack['contributes']> = {},
  extensionDependencies: string[] = [],
): Pack => ({
  id,
  version: '1.0.0',
  engines: { lysbord: '*' },
  title: both(id),
  contributes: { questionnaires: [], dispositions: [], replyTemplates: [], ...contributes },
  extensionDependencies,
})
function aScreen(): Registries {
  const registries = new Registries(new EventTarget())
  registries.commands.register({ id: 'viewer.fit', title: () => 'Fit', run: () => 'fitted' })
  registries.keybindings.register({ key: 'Ctrl+Enter', command: 'reply.send' })
  return registries
}
const burns: Partial<Pack['contributes']> = {
  commands: [
    { command: 'burns.fit', title: both('Fit the burn'), synonyms: ['scald'], runs: 'viewer.fit' },
    { command: 'burns.count', title: both('Count'), enablement: 'config.burns.counts' },
  ],
  keybindings: [{ command: 'burns.fit', key: 'Alt+B', when: 'config.burns.counts' }],
  menus: { 'viewer/toolbar': [{ command: 'burns.fit', group: 'navigation@1' }] },
  views: { side: [{ id: 'burns.help', name: both('Burns') }] },
  viewsWelcome: [
    { view: 'burns.help', contents: both('First aid: twenty minutes of water.\n[Fit](command:burns.fit)') },
  ],
  configuration: {
    title: both('Burns'),
    properties: { 'burns.counts': { type: 'boolean', default: true, description: both('Count them') } },
  },
  statusItems: [{ id: 'burns.status', text: both('Burns'), alignment: 'end' }],
  walkthroughs: [
    {
      id: 'burns.first',
      title: both('First'),
      description: both('Day'),
      steps: [{ id: 'fit', title: both('Fit'), description: both('It') }],
    },
  ],
}
/** All that stands in the registries, to be compared. */
const standing = ({
  commands,
  keybindings,
  menus,
  views,
  status,
  configuration,
  context,
  walkthroughs,
}: Registries) => ({
  commands: commands.all().map(({ id }) => id),
  keys: keybindings.all().length,
  menu: menus.of('viewer/toolbar'),
  views: views.of('side'),
  status: status.of('end').length,
  settings: configuration.all(),
  context: context.all(),
  walkthroughs: walkthroughs.get('burns.first')?.id,
})
const fault = (pack: Pack, registries: Registries): PackFault => {
  try {
    contribute(pack, registries, () => undefined)
  } catch (cause) {
    return cause as PackFault
  }
  throw new Error('It was taken.')
}

test('all that a pack of data contributes is there, and gone without a trace when it goes', () => {
  const registries = aScreen()
  const before = standing(registries)
  const undo = contribute(aPack('burns', burns), registries, (command, args) => [command, ...args])
  expect(registries.commands.run('burns.fit')).toBe('fitted')
  expect(registries.commands.run('burns.count', 3)).toEqual(['burns.count', 3])
  expect(registries.keybindings.keyOf('burns.fit')).toBe('Alt+B')
  expect(registries.menus.of('viewer/toolbar')).toEqual([[{ command: 'burns.fit', group: 'navigation@1' }]])
  expect(registries.views.of('side').map(({ id }) => id)).toEqual(['burns.help'])
  expect(registries.status.of('end')).toHaveLength(1)
  expect(registries.walkthroughs.get('burns.first')?.steps).toHaveLength(1)
  registries.configuration.set('burns.counts', false)
  expect(registries.commands.isEnabled('burns.count')).toBe(false)
  expect(registries.keybindings.keyOf('burns.fit')).toBeUndefined()
  registries.configuration.set('burns.counts', undefined)
  undo.dispose()
  expect(standing(registries)).toEqual(before)
})

const faulty: readonly [what: string, contributes: Partial<Pack['contributes']>, path: string, says: RegExp][] = [
  [
    'a condition that cannot be read',
    { ...burns, keybindings: [{ command: 'burns.fit', key: 'y', when: 'caseOpen && (' }] },
    '/contributes/keybindings/0',
    /At character 14/,
  ],
  [
    'an enablement that cannot be read',
    { commands: [{ command: 'burns.a', title: both('A'), enablement: 'a ==', runs: 'viewer.fit' }] },
    '/contributes/commands/0/enablement',
    /At character 5/,
  ],
  [
    'a pattern that may take for ever',
    { ...burns, keybindings: [{ command: 'burns.fit', key: 'y', when: 'caseOpen =~ /(a+)+/' }] },
    '/contributes/keybindings/0',
    /character/,
  ],
  [
    'a key there is none of',
    { ...burns, keybindings: [{ command: 'burns.fit', key: 'Hyper+Y' }] },
    '/contributes/keybindings/0',
    /Hyper/,
  ],
  [
    'a command that is there already',
    { commands: [{ command: 'viewer.fit', title: both('A'), runs: 'viewer.fit' }] },
    '/contributes/commands/0',
    /already there/,
  ],
  [
    'a key on Send',
    { keybindings: [{ command: 'reply.send', key: 'y' }] },
    '/contributes/keybindings/0/command',
    /may not run reply\.send/,
  ],
  [
    'a command that stands for Send',
    { commands: [{ command: 'burns.a', title: both('A'), runs: 'reply.send' }] },
    '/contributes/commands/0/runs',
    /may not run reply\.send/,
  ],
  [
    'a word at the foot that sends',
    { statusItems: [{ id: 'burns.s', text: both('Read more'), alignment: 'end', command: 'reply.send' }] },
    '/contributes/statusItems/0/command',
    /may not run reply\.send/,
  ],
  [
    'a line of a welcome that sends, in one language alone',
    { viewsWelcome: [{ view: 'burns.v', contents: { en: 'Hello', nb: 'Hei\n[Les mer](command:reply.send)' } }] },
    '/contributes/viewsWelcome/0',
    /may not run reply\.send/,
  ],
  [
    'a step of a first day that sends',
    {
      walkthroughs: [
        {
          ...burns.walkthroughs![0]!,
          steps: [{ id: 'x', title: both('X'), description: both('X'), command: 'reply.send' }],
        },
      ],
    },
    '/contributes/walkthroughs/0/steps',
    /may not run reply\.send/,
  ],
  [
    'a row of a menu that sends while Alt is held',
    { ...burns, menus: { 'viewer/toolbar': [{ command: 'burns.fit', alt: 'reply.send' }] } },
    '/contributes/menus/viewer~1toolbar/0',
    /may not run reply\.send/,
  ],
  [
    'a command of ours hidden from the palette',
    { menus: { commandPalette: [{ command: 'viewer.fit', when: 'false' }] } },
    '/contributes/menus/commandPalette/0',
    /to show or hide/,
  ],
  [
    'another deed on the key of Send',
    { ...burns, keybindings: [{ command: 'burns.fit', key: 'Ctrl+Enter' }] },
    '/contributes/keybindings/0',
    /Ctrl\+Enter stays with reply\.send/,
  ],
  [
    'a chord that begins with the key of Send',
    { ...burns, keybindings: [{ command: 'burns.fit', key: 'Ctrl+Enter x' }] },
    '/contributes/keybindings/0',
    /Ctrl\+Enter stays with reply\.send/,
  ],
  [
    'a view with a tag of the host',
    { views: { side: [{ id: 'burns.v', name: both('V'), element: 'acme-delete-all' }] } },
    '/contributes/views/side/0',
    /burns-… instead of acme-delete-all/,
  ],
  [
    'a view with one of our tags',
    { views: { side: [{ id: 'burns.v', name: both('V'), element: 'lys-stolen' }] } },
    '/contributes/views/side/0',
    /lys-/,
  ],
  [
    'a first day that completes on nothing',
    {
      ...burns,
      walkthroughs: [
        {
          ...burns.walkthroughs![0]!,
          steps: [{ id: 'x', title: both('X'), description: both('X'), completesOn: 'onContext:a ==' }],
        },
      ],
    },
    '/contributes/walkthroughs/0',
    /character/,
  ],
]
test.each(faulty)('%s is named with its place, and nothing of the pack stays', (_, contributes, path, says) => {
  const registries = aScreen()
  const before = standing(registries)
  const { path: at, message } = fault(aPack('burns', contributes), registries)
  expect(at).toBe(path)
  expect(message).toMatch(says)
  expect(standing(registries)).toEqual(before)
})

test('of two packs that want one key the later has it, and both are shown', () => {
  const registries = aScreen()
  const one = (id: string) =>
    aPack(id, {
      commands: [{ command: `${id}.do`, title: both(id), runs: 'viewer.fit' }],
      keybindings: [{ command: `${id}.do`, key: 'Alt+B' }],
    })
  const first = contribute(one('first'), registries, () => undefined)
  const second = contribute(one('second'), registries, () => undefined)
  const wanted = () =>
    registries.keybindings
      .all()
      .filter(({ key }) => key === 'Alt+B')
      .map(({ command }) => command)
  expect(wanted()).toEqual(['second.do', 'first.do'])
  second.dispose()
  expect(wanted()).toEqual(['first.do'])
  first.dispose()
})

test('packs come after those they need; a circle and a missing one are named, and the others come', () => {
  const packs = [
    aPack('a', {}, ['b']),
    aPack('b'),
    aPack('x', {}, ['y']),
    aPack('y', {}, ['z']),
    aPack('z', {}, ['x']),
    aPack('alone', {}, ['nowhere']),
    aPack('there', {}, ['known']),
  ]
  const { order, faults } = inOrderOfNeed(packs, new Set(['known']))
  expect(order.map(({ id }) => id)).toEqual(['b', 'a', 'there'])
  expect([...faults].map(([{ id }, { message }]) => `${id}: ${message}`)).toEqual([
    'x: Packs wait for each other: x → y → z → x. One of them must let go.',
    'z: It needs the pack x, which cannot be used.',
    'y: It needs the pack z, which cannot be used.',
    'alone: It needs the pack nowhere. Enable that at the unit first.',
  ])
})
