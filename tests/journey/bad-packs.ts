import { describe, expect, test } from 'vitest'
import { aPack, codeCommand, enablesPack } from '../support/a-pack.ts'
import { fresh, type Json, type Person } from '../support/person.ts'

const both = (words: string) => ({ en: words, nb: words })
const templates = (count: number) => Array.from({ length: count }, (_, n) => codeCommand(`bad.c${n}`))
const code = `sha256-${'0'.repeat(64)}`
const questionnaire = (more: Json) => ({
  id: 'q',
  title: both('Q'),
  service: 'dermatology',
  asks: [],
  views: [],
  ...more,
})
const choice = { id: 'a', type: 'choice', label: both('A'), choices: [{ code: 'x', label: both('X') }] }
const partOne = { code: 'P1', label: both('P') }
const parts = { label: both('Which'), choices: [partOne] }

/** What a pack author may get wrong, where the answer points, and what it says. */
const wrong: readonly [what: string, contributes: Json, path: string, says: RegExp][] = [
  [
    'names a contribution point there is none of',
    { menues: {} },
    '/contributes/menues',
    /There are: questionnaires, .*menus/,
  ],
  [
    'gives two commands one id',
    {
      commands: [
        { ...codeCommand('bad.a'), runs: 'viewer.fit' },
        { ...codeCommand('bad.a'), runs: 'viewer.fit' },
      ],
    },
    '/contributes/commands',
    /Two commands have one id/,
  ],
  [
    'calls a command after another pack',
    { commands: [{ ...codeCommand('other.a'), runs: 'viewer.fit' }] },
    '/contributes/commands/0/command',
    /Begins with bad\./,
  ],
  [
    'has a command that nothing runs',
    { commands: [codeCommand('bad.a')] },
    '/contributes/commands/0/runs',
    /name the command it runs/,
  ],
  [
    'brings ten thousand commands',
    { commands: templates(10_000).map((one) => ({ ...one, runs: 'viewer.fit' })) },
    '/contributes/commands',
    /At most 500 commands/,
  ],
  [
    'puts a view where there is no container',
    { views: { nowhere: [{ id: 'bad.v', name: both('V') }] } },
    '/contributes/views/nowhere',
    /no such container/,
  ],
  [
    'has a view with nothing in it',
    { views: { side: [{ id: 'bad.v', name: both('V') }] } },
    '/contributes/views/side/0',
    /element, or contents/,
  ],
  [
    'defines one of our tags',
    { views: { side: [{ id: 'bad.v', name: both('V'), element: 'lys-viewer' }] } },
    '/contributes/views/side/0/element',
    /does not begin with lys-/,
  ],
  [
    'fills a view with a tag of the portal',
    { views: { side: [{ id: 'bad.v', name: both('V'), element: 'acme-delete-all' }] } },
    '/contributes/views/side/0/element',
    /Begins with bad-/,
  ],
  [
    'sets another pack’s settings',
    {
      configuration: {
        title: both('S'),
        properties: { 'keys.single': { type: 'boolean', default: false, description: both('D') } },
      },
    },
    '/contributes/configuration/properties/keys.single',
    /Begins with bad\./,
  ],
  [
    'asks two questions of one id',
    { questionnaires: [questionnaire({ asks: [choice, choice] })] },
    '/contributes/questionnaires/0/asks',
    /Two questions have one id/,
  ],
  [
    'waits for a later question',
    { questionnaires: [questionnaire({ asks: [{ ...choice, when: { ask: 'b', equals: 'x' } }] })] },
    '/contributes/questionnaires/0/asks/0/when/ask',
    /no earlier question/,
  ],
  [
    'stops at a question there is none of',
    { questionnaires: [questionnaire({ stops: [{ id: 's', when: { ask: 'b', equals: 'x' }, label: both('S') }] })] },
    '/contributes/questionnaires/0/stops/0/when/ask',
    /Names no question/,
  ],
  [
    'wants a view of every part and names none',
    { questionnaires: [questionnaire({ views: [{ view: 'close_up', label: both('V'), eachPart: true }] })] },
    '/contributes/questionnaires/0/views/0/eachPart',
    /names no parts/,
  ],
  [
    'has a view of a part there is none of',
    {
      questionnaires: [questionnaire({ parts, views: [{ view: 'close_up', label: both('V'), of: [{ code: 'P2' }] }] })],
    },
    '/contributes/questionnaires/0/views/0/of/0/code',
    /Names no part/,
  ],
  [
    'has a part that waits for a question there is none of',
    {
      questionnaires: [
        questionnaire({ parts: { ...parts, choices: [{ ...partOne, when: { ask: 'b', equals: 'x' } }] } }),
      ],
    },
    '/contributes/questionnaires/0/parts/choices/0/when/ask',
    /Names no question/,
  ],
  [
    'gives two parts one code',
    { questionnaires: [questionnaire({ parts: { ...parts, choices: [partOne, partOne] } })] },
    '/contributes/questionnaires/0/parts/choices',
    /Two parts have one code/,
  ],
  [
    'draws on a diagram there is none of',
    { questionnaires: [questionnaire({ asks: [{ ...choice, diagram: 'foot' }] })] },
    '/contributes/questionnaires/0/asks/0/diagram',
    /no such diagram/,
  ],
  [
    'hangs a questionnaire there is none of',
    { hangingProtocols: [{ questionnaire: 'z', columns: [{ views: ['x'], width: 1 }] }] },
    '/contributes/hangingProtocols/0/questionnaire',
    /no such questionnaire/,
  ],
  [
    'draws with more than lines',
    {
      diagrams: [
        {
          id: 'd',
          title: both('D'),
          pages: [{ id: 'p', label: both('P'), width: 1, height: 1, regions: [{ code: 'x', path: 'url(#x)' }] }],
        },
      ],
    },
    '/contributes/diagrams/0/pages/0/regions/0/path',
    /SVG path/,
  ],
]

/** What the catalogue refuses, so that its author can mend it. */
export function badPacks(
  coordinator: Person,
  unitId: () => string,
  refused: (asked: Promise<unknown>) => Promise<Json>,
): void {
  describe('a pack that', () => {
    const publishes = (pack: Json) => coordinator.put(`/api/packs/${pack.id}/versions/${pack.version}`, pack)

    test.each(wrong)('%s is told where, and what to do', async (_, contributes, path, says) => {
      const { code, fields } = await refused(publishes(aPack('bad', { contributes })))
      expect(code).toBe('request.invalid')
      const field = fields.find((one: Json) => one.path === path)
      expect(field?.message, JSON.stringify(fields)).toMatch(says)
    })

    test('calls itself after a part of the screen is refused', async () => {
      for (const id of ['reply', 'case', 'viewer']) {
        const { fields } = await refused(publishes(aPack(id)))
        expect(fields).toEqual([{ path: '/id', message: expect.stringMatching(/something else/) }])
      }
    })

    test('names code that is not stored, or still a file, is told to store it first', async () => {
      for (const main of [code, './index.js'])
        expect(await refused(publishes(aPack('codeless', { main })))).toMatchObject({
          code: 'pack.invalid',
          fields: [{ path: '/main' }],
        })
    })

    test('was changed on the way is not stored under the hash of what it was', async () => {
      const stored = coordinator.put(`/api/pack-codes/${code}`, { code: 'export const activate = () => {}' })
      expect(await refused(stored)).toMatchObject({ code: 'pack.invalid' })
    })

    test('was written for another Lysbord is not enabled, and says for which', async () => {
      for (const [n, lysbord] of ['^2.0.0', '>=9.0.0', 'latest'].entries()) {
        const pack = aPack('tomorrow', { version: `1.0.${n}`, engines: { lysbord } })
        await publishes(pack)
        const { code, message } = await refused(enablesPack(coordinator, pack, unitId()))
        expect(code).toBe('pack.wrong-engine')
        expect(message).toContain(lysbord)
      }
    })

    test('needs another one is enabled after it', async () => {
      const [needed, needs] = [aPack('needed'), aPack('needs', { extensionDependencies: ['needed'] })]
      await publishes(needed)
      await publishes(needs)
      expect(await refused(enablesPack(coordinator, needs, unitId()))).toMatchObject({
        code: 'pack.dependency-missing',
      })
      await enablesPack(coordinator, needed, unitId())
      expect((await enablesPack(coordinator, needs, unitId())).enabled).toBe(true)
      for (const { id } of [needs, needed])
        await coordinator.post(`/api/units/${unitId()}/packs/${id}/disabling`, {}, fresh('cmd'))
    })

    test('depends on itself is refused', async () => {
      const { fields } = await refused(publishes(aPack('bad', { extensionDependencies: ['bad'] })))
      expect(fields[0]).toMatchObject({ path: '/extensionDependencies' })
    })
  })
}
