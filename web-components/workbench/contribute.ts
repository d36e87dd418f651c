import type { Pack } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'
import { said, type Words } from '../shared/setting.ts'
import { type Disposable, together } from './commands.ts'
import type { Keybinding } from './keybindings.ts'
import { faultAt, PackFault } from './pack-fault.ts'
import { keepsKey, mayStandFor } from './pack-permissions.ts'
import type { Registries } from './registries.ts'
import { platform, strokesOf } from './strokes.ts'
import { welcomeLines } from './welcome-lines.ts'

/** Runs a command that the pack brings code for. */
export type RunCode = (command: string, args: readonly unknown[]) => unknown

type Contributes = Pack['contributes']
type Step = readonly [path: string, register: () => Disposable]
const list = <T>(given: readonly T[] | undefined): readonly T[] => given ?? []
/** What came as JSON has no key without a value, as exact optional types want it. */
type Given<T> = T extends readonly (infer One)[]
  ? readonly Given<One>[]
  : T extends object
    ? { [K in keyof T]: Given<Exclude<T[K], undefined>> }
    : T
const given = <T>(one: T) => one as Given<T>

/**
 * Puts everything a pack contributes to the screens into the registries: all of it, or nothing. Throws PackFault, which
 * names the place in extension.json. Disposing takes all of it away again.
 */
export function contribute({ id, contributes }: Pack, registries: Registries, run: RunCode): Disposable {
  const done: Disposable[] = []
  for (const [path, register] of stepsOf(id, contributes, registries, run)) {
    try {
      done.push(register())
    } catch (cause) {
      together(...done).dispose()
      throw faultAt(path, cause)
    }
  }
  return together(...done)
}

function* stepsOf(pack: string, contributes: Contributes, registries: Registries, run: RunCode): Generator<Step> {
  yield* settings(contributes, registries)
  yield* commands(contributes, registries, run)
  yield* keybindings(contributes, registries)
  yield* menus(pack, contributes, registries)
  yield* views(pack, contributes, registries)
  for (const [index, one] of list(contributes.statusItems).entries()) {
    yield [`/contributes/statusItems/${index}/command`, () => needsAllowed(one.command)]
    yield [
      `/contributes/statusItems/${index}`,
      () =>
        registries.status.register({
          ...given(one),
          // The code of a pack may have other words for it meanwhile.
          text: () => String(registries.context.read(`${one.id}.text`) ?? said(one.text)),
        }),
    ]
  }
  for (const [index, one] of list(contributes.walkthroughs).entries()) {
    const path = `/contributes/walkthroughs/${index}`
    yield [`${path}/steps`, () => needsAllowed(...one.steps.map(({ command }) => command))]
    yield [path, () => registries.walkthroughs.register(given(one))]
  }
  yield [`/id`, () => registries.context.define(`pack.${pack}`, () => true)]
}

function* settings({ configuration }: Contributes, registries: Registries): Generator<Step> {
  if (!configuration) return
  yield ['/contributes/configuration', () => registries.configuration.register(given(configuration))]
  for (const key of Object.keys(configuration.properties))
    yield [
      `/contributes/configuration/properties/${key}`,
      () => registries.configuration.showIn(registries.context, key),
    ]
}

function* commands({ commands }: Contributes, registries: Registries, run: RunCode): Generator<Step> {
  for (const [index, one] of list(commands).entries()) {
    const { command: id, title, category, synonyms, enablement, runs, args = [] } = one
    const path = `/contributes/commands/${index}`
    if (runs) yield [`${path}/runs`, () => needsAllowed(runs)]
    yield [
      enablement ? `${path}/enablement` : path,
      () =>
        registries.commands.register({
          id,
          title: wordsOf(title),
          ...(category && { category: wordsOf(category) }),
          synonyms: [title.en, title.nb, ...list(synonyms)],
          ...(enablement !== undefined && { enabled: enablement }),
          run: (...more: readonly unknown[]) =>
            runs ? registries.commands.run(runs, ...args, ...more) : run(id, [...args, ...more]),
        }),
    ]
  }
}

function* keybindings({ keybindings }: Contributes, registries: Registries): Generator<Step> {
  for (const [index, one] of list(keybindings).entries()) {
    const path = `/contributes/keybindings/${index}`
    yield [`${path}/command`, () => needsAllowed(one.command)]
    yield [path, () => needsFreeKey(given(one), registries)]
    yield [path, () => registries.keybindings.register(given(one), 'pack')]
  }
}

function* menus(pack: string, { menus = {} }: Contributes, registries: Registries): Generator<Step> {
  for (const [location, items] of Object.entries(menus))
    for (const [index, one] of list(items).entries()) {
      const path = `/contributes/menus/${location.replaceAll('/', '~1')}/${index}`
      yield [path, () => needsAllowed(one.command, one.alt)]
      if (location === 'commandPalette') yield [path, () => needsOwn(pack, one.command)]
      yield [path, () => registries.menus.register(location, given(one))]
    }
}

function* views(pack: string, contributes: Contributes, registries: Registries): Generator<Step> {
  for (const [index, one] of list(contributes.viewsContainers).entries())
    yield [`/contributes/viewsContainers/${index}`, () => registries.views.registerContainer(one)]
  for (const [container, there] of Object.entries(contributes.views ?? {}))
    for (const [index, one] of there.entries()) {
      const path = `/contributes/views/${container}/${index}`
      yield [path, () => needsOwnTag(pack, one.element)]
      yield [path, () => registries.views.register(container, given(one))]
    }
  for (const [index, { view, ...one }] of list(contributes.viewsWelcome).entries()) {
    const path = `/contributes/viewsWelcome/${index}`
    const lines = Object.values(one.contents).flatMap(welcomeLines)
    yield [path, () => needsAllowed(...lines.map(({ command }) => command))]
    yield [path, () => registries.views.registerWelcome(view, given(one))]
  }
}

const wordsOf = (words: Words) => () => said(words)
const nothing: Disposable = { dispose: () => {} }

function needsAllowed(...commands: readonly (string | undefined)[]): Disposable {
  const refused = commands.find((one) => one !== undefined && !mayStandFor(one))
  if (refused === undefined) return nothing
  throw new PackFault('', msg(str`A pack may not run ${refused}: that is for a person to press.`))
}

/** Another's commands are not a pack's to hide: the way to switch it off is among them. */
function needsOwn(pack: string, command: string): Disposable {
  if (command.startsWith(`${pack}.`)) return nothing
  throw new PackFault('', msg(str`${command} is not this pack's to show or hide.`))
}

/** An element of the host's or of another pack's may do anything once it is there. */
function needsOwnTag(pack: string, tag: string | undefined): Disposable {
  if (tag === undefined || tag.startsWith(`${pack}-`)) return nothing
  throw new PackFault('', msg(str`Call the element ${pack}-… instead of ${tag}.`))
}

/** Whoever presses Send twice must know that it sends. The user may still move the key herself. */
function needsFreeKey(binding: Keybinding, { keybindings }: Registries): Disposable {
  const [first] = strokesOf(binding[platform] ?? binding.key)
  const taken = keybindings
    .all()
    .find(({ key, command, level }) => level === 'core' && keepsKey(command) && strokesOf(key)[0] === first)
  if (!taken) return nothing
  throw new PackFault('', msg(str`${taken.key} stays with ${taken.command}: choose another key.`))
}
