import type { Pack } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'
import { said, type Words } from '../shared/setting.ts'
import { type Disposable, together } from './commands.ts'
import { faultAt, PackFault } from './pack-fault.ts'
import { mayStandFor } from './pack-permissions.ts'
import type { Registries } from './registries.ts'

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
  yield* menus(contributes, registries)
  yield* views(contributes, registries)
  for (const [index, one] of list(contributes.statusItems).entries())
    yield [
      `/contributes/statusItems/${index}`,
      () =>
        registries.status.register({
          ...given(one),
          // The code of a pack may have other words for it meanwhile.
          text: () => String(registries.context.read(`${one.id}.text`) ?? said(one.text)),
        }),
    ]
  for (const [index, one] of list(contributes.walkthroughs).entries())
    yield [`/contributes/walkthroughs/${index}`, () => registries.walkthroughs.register(given(one))]
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
    yield [path, () => registries.keybindings.register(given(one), 'pack')]
  }
}

function* menus({ menus = {} }: Contributes, registries: Registries): Generator<Step> {
  for (const [location, items] of Object.entries(menus))
    for (const [index, one] of list(items).entries())
      yield [
        `/contributes/menus/${location.replaceAll('/', '~1')}/${index}`,
        () => registries.menus.register(location, given(one)),
      ]
}

function* views(contributes: Contributes, registries: Registries): Generator<Step> {
  for (const [index, one] of list(contributes.viewsContainers).entries())
    yield [`/contributes/viewsContainers/${index}`, () => registries.views.registerContainer(one)]
  for (const [container, there] of Object.entries(contributes.views ?? {}))
    for (const [index, one] of there.entries())
      yield [`/contributes/views/${container}/${index}`, () => registries.views.register(container, given(one))]
  for (const [index, { view, ...one }] of list(contributes.viewsWelcome).entries())
    yield [`/contributes/viewsWelcome/${index}`, () => registries.views.registerWelcome(view, given(one))]
}

const wordsOf = (words: Words) => () => said(words)
const nothing: Disposable = { dispose: () => {} }

function needsAllowed(command: string): Disposable {
  if (mayStandFor(command)) return nothing
  throw new PackFault('', msg(str`A pack may not run ${command}: that is for a person to press.`))
}
