import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lists, host as portal, tell } from '../../api/demo/portal/workspace/host.js'
import { LysEmbed } from '../../web-components/embed/embed.ts'
import { activate, deactivate } from '../../web-components/embed/host/activate.ts'
import { OwnedKeys } from '../../web-components/embed/host/owned-keys.ts'
import type { HostMenuItem, PortalHost, Undo } from '../../web-components/embed/host/portal-host.ts'
import { register } from '../../web-components/shared/define.ts'
import { Registries } from '../../web-components/workbench/registries.ts'
import { eventually } from './reading-screen.ts'

register(LysEmbed)

/** The demonstration portal's own host: that it fits is seen here by the compiler. */
const host: PortalHost = portal
const where = { server: location.origin, portal: 'ptl_1' }
const quiet = { window: { showMessage: () => undefined } }
const held = () => Object.values(lists).reduce((sum, list) => sum + list.size, 0)

let warned: readonly unknown[][] = []
beforeEach(() => {
  localStorage.clear()
  warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined).mock.calls
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await deactivate()
  document.body.replaceChildren()
  expect(held()).toBe(0)
})

test('a portal that throws when something comes into a menu is told by name, and all else is there', async () => {
  const told: string[] = []
  const registerMenu = (location: string, item: HostMenuItem) => {
    if (item.command === 'lysbord.case.openPrevious') throw new Error('menu is full')
    return portal.menus.registerMenu(location, item)
  }
  const { troubles } = await activate(
    { ...host, menus: { registerMenu }, window: { showMessage: (_, text) => void told.push(text) } },
    where,
  )
  expect(told).toEqual([
    'The portal did not take this from Lysbord: menus.registerMenu view/title lysbord.case.openPrevious (menu is full)',
  ])
  expect(troubles).toEqual(told)
  expect([...lists.menus.values()].map(({ command }) => command)).toEqual(['lysbord.case.openNext'])
  expect(lists.commands.size).toBeGreaterThan(30)
  expect([...lists.views.keys()]).toEqual(['lysbord.reading'])
})

test('a portal that throws everywhere, even when it is told so, still is no reason to throw', async () => {
  const fails = () => {
    throw new Error('no')
  }
  const { troubles } = await activate(
    {
      authentication: { getToken: fails, onDidChangeSessions: fails },
      cases: { onDidChangePatient: fails },
      commands: { registerCommand: fails, updateCommand: fails },
      configuration: { register: fails, get: fails, update: fails, onDidChange: fails },
      env: { language: 'en', onDidChangeLanguage: fails },
      keybindings: { register: fails, owned: fails, onDidChangeOwned: fails },
      menus: { registerMenu: fails },
      views: { registerView: fails, updateView: fails, show: fails },
      window: { showMessage: fails },
    },
    where,
  )
  await deactivate()
  expect(troubles).toEqual(warned.flat())
  for (const name of ['commands.registerCommand lysbord.case.open ', 'views.registerView lysbord.reading', 'owned'])
    expect(
      troubles.some((one) => one.includes(name)),
      name,
    ).toBe(true)
})

test('of many things that a portal does not take, whoever sits there is told the first of each kind, and nothing twice', async () => {
  const told: string[] = []
  const fails = () => {
    throw new Error('no')
  }
  const { troubles } = await activate(
    {
      ...host,
      commands: { ...portal.commands, updateCommand: fails },
      keybindings: { ...portal.keybindings, register: fails },
      window: { showMessage: (_, text) => void told.push(text) },
    },
    where,
  )
  const kinds = () => told.map((one) => /(keybindings|commands)\.\w+/.exec(one)?.[0])
  expect(kinds()).toEqual(['keybindings.register'])
  expect(troubles.length).toBeGreaterThan(30)
  for (const language of ['nb', 'en', 'nb', 'en']) {
    tell('language', language)
    await new Promise((resolve) => setTimeout(resolve, 80))
  }
  expect(kinds()).toEqual(['keybindings.register', 'commands.updateCommand'])
  expect(new Set(troubles).size).toBe(troubles.length)
})

test('a portal that never answers one thing is told so after three seconds; what it then says yes to is taken back', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let answers: (undo: Undo) => void = () => undefined
  const registerMenu = (location: string, item: HostMenuItem) =>
    item.command === 'lysbord.case.openNext'
      ? new Promise<Undo>((resolve) => (answers = resolve))
      : portal.menus.registerMenu(location, item)
  const activated = activate({ ...host, ...quiet, menus: { registerMenu } }, where)
  await vi.advanceTimersByTimeAsync(3_100)
  expect((await activated).troubles).toEqual([expect.stringMatching(/openNext \(no answer\)$/)])
  expect([...lists.views.keys()]).toEqual(['lysbord.reading'])
  const dispose = vi.fn()
  answers({ dispose })
  await vi.advanceTimersByTimeAsync(10)
  expect(dispose).toHaveBeenCalledTimes(1)
})

test('a portal with commands alone gets those; without views the plain element stands in the place that was named', async () => {
  const place = document.createElement('main')
  document.body.append(place)
  const { authentication, commands } = portal
  const { troubles } = await activate({ authentication, commands, ...quiet }, { ...where, place })
  expect(troubles).toEqual([])
  expect(lists.commands.get('lysbord.case.openNext').about).toMatchObject({ enabled: true, inPalette: true })
  const embed = place.querySelector('lys-embed')
  expect(embed?.getAttribute('portal')).toBe('ptl_1')
  expect(embed?.getToken).toBeTypeOf('function')
  await deactivate()
  expect(place.innerHTML).toBe('')
})

test('a portal without any place for it is told', async () => {
  const told: string[] = []
  await activate(
    { authentication: host.authentication, window: { showMessage: (_, text) => void told.push(text) } },
    where,
  )
  expect(told).toEqual(['This portal has no views, and no place for Lysbord was named.'])
})

test('activated twice it is there once; another host is refused until the first one has let go', async () => {
  const [first, second] = await Promise.all([activate(host, where), activate(host, where)])
  expect(second).toBe(first)
  const count = held()
  await expect(activate({ ...host }, where)).rejects.toThrow('call deactivate() first')
  expect(held()).toBe(count)
  // Not even waited for.
  const gone = deactivate()
  await activate({ ...host }, where)
  await gone
  expect(held()).toBe(count)
  await Promise.all([deactivate(), deactivate()])
  expect(held()).toBe(0)
})

test('deactivated while it is still being activated it leaves nothing', async () => {
  const sheets = document.adoptedStyleSheets.length
  void activate(host, where)
  await deactivate()
  expect(held()).toBe(0)
  expect(document.adoptedStyleSheets.length).toBe(sheets)
})

test('a command that cannot reach a screen says so, and brings the view into sight first', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const told: string[] = []
  const shown: string[] = []
  const views = { ...portal.views, show: (id: string) => void shown.push(id) }
  await activate({ ...host, views, window: { showMessage: (_, text) => void told.push(text) } }, where)
  const run = lists.commands.get('lysbord.case.openNext').run()
  await vi.advanceTimersByTimeAsync(16_000)
  await run
  expect(shown).toEqual(['lysbord.reading'])
  expect(told).toEqual(['Lysbord is not open here.'])
})

test('a key that the portal owns is the portal’s, but one that our user gave to a command herself is hers', () => {
  const place = document.createElement('div')
  const { commands, keybindings } = new Registries(place)
  const ran: string[] = []
  for (const id of ['a', 'b']) commands.register({ id, title: () => id, run: () => ran.push(id) })
  keybindings.register({ key: 'Ctrl+K', command: 'a' })
  const owned = new OwnedKeys()
  const taken = owned.takesFrom(keybindings)
  const press = () =>
    !place.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true, bubbles: true }))
  expect([press(), ran.splice(0)]).toEqual([true, ['a']])
  owned.keys = ['Ctrl+K', 'no key at all+']
  expect([press(), ran.splice(0), keybindings.keysOf('a')]).toEqual([false, [], []])
  // What comes later is not asked either, and the first key of a chord counts.
  keybindings.register({ key: 'Ctrl+K', command: 'b' }, 'pack')
  keybindings.register({ key: 'Ctrl+K Ctrl+S', command: 'b' }, 'pack')
  expect([press(), ran.splice(0)]).toEqual([false, []])
  keybindings.setUser([{ key: 'Ctrl+K', command: 'b' }])
  expect([press(), ran.splice(0)]).toEqual([true, ['b']])
  keybindings.setUser([])
  taken.dispose()
  keybindings.dispose()
})

test('what somebody set with the portal counts before there is a screen', async () => {
  portal.configuration.update('lysbord.keys.single', false)
  await activate(host, where)
  await eventually(() => [...lists.keys.values()].map(({ key }) => key)).not.toContain('J')
  portal.configuration.update('lysbord.keys.single', undefined)
})

test('when somebody else signs in to the portal, what she set counts', async () => {
  let hers = true
  const get = (key: string) => (key === 'lysbord.keys.single' ? hers : undefined)
  await activate({ ...host, configuration: { ...portal.configuration, get } }, where)
  const keys = () => [...lists.keys.values()].map(({ key }) => key)
  expect(keys()).toContain('J')
  hers = false
  tell('session')
  await eventually(keys).not.toContain('J')
})
