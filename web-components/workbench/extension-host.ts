import type { Client, Pack, UnitPack } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { type Keeper, keep, kept, storage, textsOf } from '../shared/kept.ts'
import { type Disposable, together } from './commands.ts'
import { contribute } from './contribute.ts'
import { inOrderOfNeed } from './order-packs.ts'
import type { PackCase } from './pack-api.ts'
import { PackBridge, type PackScreen } from './pack-bridge.ts'
import { faultAt, faultWords, PackFault } from './pack-fault.ts'
import type { Registries } from './registries.ts'
import { runInFrame } from './run-in-frame.ts'
import { runInPage } from './run-in-page.ts'
import type { RunningPack } from './running-pack.ts'

export type PackClient = Pick<Client, 'listUnitPacks' | 'readPack' | 'readPackCode' | 'packCodeUrl' | 'packFrameUrl'>

interface Loaded {
  readonly pack: Pack
  readonly undo: Disposable
  readonly running: RunningPack | undefined
}

/** A pack of the unit and how it stands on this screen. */
export interface PackState {
  readonly id: string
  readonly version: string
  readonly title: Pack['title']
  readonly runs: UnitPack['pack']['runs']
  readonly isOff: boolean
  readonly fault: PackFault | undefined
}

const place = 'lysbord.packsOff'
const keyOf = ({ id, version }: { id: string; version: string }): string => `${id}@${version}`

/**
 * Brings the packs a unit works with onto the screen, and takes them away again. A pack that cannot be used is named and
 * told once, nothing of it stays, and the others go on. Dispatches `change` when a pack comes, goes or fails.
 */
export class ExtensionHost extends EventTarget {
  readonly #registries: Registries
  readonly #screen: PackScreen & { readonly place: ParentNode & Node }
  readonly #keeper: Keeper | undefined
  readonly #loaded = new Map<string, Loaded>()
  readonly #faults = new Map<string, PackFault>()
  #unitId = ''
  #enabled: readonly UnitPack['pack'][] = []
  #client: PackClient | undefined
  #turn = 0
  /** One after the other: what begins while another is still going would find its names taken. */
  #work: Promise<unknown> = Promise.resolve()
  /** What the one that is just beginning has put into the registries. */
  #beginning: Disposable | undefined

  constructor(
    registries: Registries,
    screen: PackScreen & { readonly place: ParentNode & Node },
    keeper: Keeper | undefined = storage(),
  ) {
    super()
    this.#registries = registries
    this.#screen = screen
    this.#keeper = keeper
  }

  /**
   * Puts the packs of this unit in the place of those before. Never rejects: what fails is told. False where it is not
   * known which packs those are: then what is there stays, and the list goes on with it.
   */
  async open(client: PackClient, unitId: string): Promise<boolean> {
    const turn = ++this.#turn
    this.#client = client
    const listed = await client.listUnitPacks().catch(() => undefined)
    if (turn !== this.#turn) return true
    if (!listed) return false
    this.#enabled = listed.items.filter((one) => one.unitId === unitId && one.enabled).map(({ pack }) => pack)
    // What could not be fetched then may come now; what is wrong with a pack is wrong still, and was told.
    for (const [key, { cause, path }] of this.#faults)
      if (unitId !== this.#unitId || (path === '' && cause)) this.#faults.delete(key)
    this.#unitId = unitId
    await this.#next(() => this.#follow(turn))
    return true
  }

  /** Every pack of the unit, by its title. */
  all(): readonly PackState[] {
    const off = this.#off()
    return this.#enabled
      .map(({ id, version, title, runs }) => {
        const fault = this.#faults.get(keyOf({ id, version }))
        return { id, version, title, runs, isOff: off.includes(id), fault }
      })
      .sort((a, b) => a.title[language()].localeCompare(b.title[language()], language()))
  }

  /** Switches a pack off or on again on this machine. */
  async toggle(id: string): Promise<void> {
    const off = this.#off()
    keep(place, off.includes(id) ? off.filter((one) => one !== id) : [...off, id], this.#keeper)
    for (const one of this.#enabled) if (one.id === id) this.#faults.delete(keyOf(one))
    const turn = ++this.#turn
    await this.#next(() => this.#follow(turn))
  }

  /** Tells the code of packs that another case is open, or none. */
  caseOpened(opened: PackCase | undefined): void {
    for (const { running } of this.#loaded.values()) running?.tell('caseOpened', opened)
  }
  configurationChanged(): void {
    for (const { running } of this.#loaded.values()) running?.tell('configurationChanged')
  }

  /** Takes every pack away. */
  async dispose(): Promise<void> {
    this.#turn += 1
    this.#enabled = []
    this.#beginning?.dispose()
    await Promise.all([...this.#loaded.keys()].map((key) => this.#take(key)))
    await this.#work
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done
  }

  async #follow(turn: number): Promise<void> {
    if (turn !== this.#turn) return
    const off = this.#off()
    const wanted = this.#enabled.filter((one) => !off.includes(one.id) && !this.#faults.has(keyOf(one)))
    const keys = new Set(wanted.map(keyOf))
    await Promise.all([...this.#loaded.keys()].filter((key) => !keys.has(key)).map((key) => this.#take(key)))
    const fresh = wanted.filter((one) => !this.#loaded.has(keyOf(one)))
    const read = await Promise.all(fresh.map((one) => this.#read(one, turn)))
    if (turn !== this.#turn) return
    const packs = read.filter((one) => one !== undefined)
    const { order, faults } = inOrderOfNeed(packs, new Set([...this.#loaded.values()].map(({ pack }) => pack.id)))
    for (const [pack, fault] of faults) this.#fail(pack, fault)
    for (const pack of order) {
      const listed = this.#enabled.find((one) => keyOf(one) === keyOf(pack))
      if (turn !== this.#turn || !listed) return
      await this.#bring(pack, listed, turn)
    }
    this.dispatchEvent(new Event('change'))
  }

  async #read(one: UnitPack['pack'], turn: number): Promise<Pack | undefined> {
    try {
      if (!one.fits) throw new PackFault('/engines', msg('It was written for another Lysbord.'))
      return await this.#client!.readPack(one.id, one.version)
    } catch (cause) {
      if (turn === this.#turn) this.#fail(one, faultAt('', cause))
      return undefined
    }
  }

  async #bring(pack: Pack, { runs }: UnitPack['pack'], turn: number): Promise<void> {
    const needs = pack.extensionDependencies?.find(
      (id) => ![...this.#loaded.values()].some((one) => one.pack.id === id),
    )
    if (needs)
      return this.#fail(pack, new PackFault('/extensionDependencies', msg(str`It needs ${needs}, which is not there.`)))
    const bridge = new PackBridge(pack, this.#registries, this.#screen)
    const start = Promise.withResolvers<RunningPack | undefined>()
    let running: RunningPack | undefined
    let undo: Disposable = bridge
    try {
      // A key that is pressed while the code begins waits for it.
      const there = contribute(pack, this.#registries, (command, args) =>
        bridge.whilePressed(() => this.#runCode(pack, start.promise, command, args)),
      )
      undo = together(bridge, there)
      this.#beginning = undo
      running = await this.#start(pack, runs, bridge)
      start.resolve(running)
    } catch (cause) {
      start.resolve(undefined)
      undo.dispose()
      // What failed because the screen went meanwhile is nobody's fault.
      if (turn === this.#turn) this.#fail(pack, faultAt('/main', cause))
      return
    } finally {
      this.#beginning = undefined
    }
    this.#loaded.set(keyOf(pack), { pack, undo, running })
    // Everything may have been taken away while it began.
    if (!this.#enabled.some((one) => keyOf(one) === keyOf(pack))) return this.#take(keyOf(pack))
    running?.tell('caseOpened', this.#screen.packCase())
  }

  async #start(pack: Pack, runs: UnitPack['pack']['runs'], bridge: PackBridge): Promise<RunningPack | undefined> {
    const client = this.#client!
    if (!pack.main || runs === 'nothing') return undefined
    if (runs === 'in the page') return runInPage(pack, client.packCodeUrl(pack.main), bridge)
    const { code } = await client.readPackCode(pack.main)
    const frameUrl = client.packFrameUrl()
    return runInFrame(pack, code, bridge, {
      frameUrl,
      place: this.#screen.place,
      ended: (fault) => void this.#end(pack, fault),
    })
  }

  /** What a command of the pack throws is told where it was pressed; the pack stays, except when it never comes back. */
  async #runCode(
    pack: Pack,
    begun: Promise<RunningPack | undefined>,
    command: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    try {
      const running = await begun
      if (!running) throw new PackFault('', msg('It has not begun yet.'))
      return await running.run(command, args)
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause)
      this.#screen.tell(msg(str`${pack.title[language()]} could not do that: ${said}`))
      return undefined
    }
  }

  /** A pack that was ended for what it did. */
  async #end(pack: Pack, fault: PackFault): Promise<void> {
    await this.#take(keyOf(pack))
    this.#fail(pack, fault)
  }

  async #take(key: string): Promise<void> {
    const one = this.#loaded.get(key)
    if (!one) return
    this.#loaded.delete(key)
    // First its names: another screen may want them while it still takes its leave.
    one.undo.dispose()
    this.dispatchEvent(new Event('change'))
    await one.running?.end()
  }

  #fail(pack: Pick<Pack, 'id' | 'version' | 'title'>, fault: PackFault): void {
    this.#faults.set(keyOf(pack), fault)
    this.#screen.tell(faultWords(pack, fault))
    this.dispatchEvent(new Event('change'))
  }

  #off(): readonly string[] {
    return textsOf(kept(place, this.#keeper))
  }
}
