import type { Client, Pack, UnitPack } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { type Keeper, keep, kept, storage } from '../shared/kept.ts'
import type { Disposable } from './commands.ts'
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
  readonly bridge: PackBridge
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
  #enabled: readonly UnitPack['pack'][] = []
  #client: PackClient | undefined
  #turn = 0

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

  /** Puts the packs of this unit in the place of those before. Never rejects: what fails is told. */
  async open(client: PackClient, unitId: string): Promise<void> {
    const turn = ++this.#turn
    this.#client = client
    const listed = await client.listUnitPacks().catch(() => undefined)
    // Without an answer, what is there stays: the list goes on with it.
    if (!listed || turn !== this.#turn) return
    this.#enabled = listed.items.filter((one) => one.unitId === unitId && one.enabled).map(({ pack }) => pack)
    await this.#follow(turn)
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
    await this.#follow(++this.#turn)
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
    await Promise.all([...this.#loaded.keys()].map((key) => this.#take(key)))
  }

  async #follow(turn: number): Promise<void> {
    const off = this.#off()
    const wanted = this.#enabled.filter((one) => !off.includes(one.id) && !this.#faults.has(keyOf(one)))
    const keys = new Set(wanted.map(keyOf))
    await Promise.all([...this.#loaded.keys()].filter((key) => !keys.has(key)).map((key) => this.#take(key)))
    const fresh = wanted.filter((one) => !this.#loaded.has(keyOf(one)))
    const read = await Promise.all(fresh.map((one) => this.#read(one)))
    if (turn !== this.#turn) return
    const packs = read.filter((one) => one !== undefined)
    const { order, faults } = inOrderOfNeed(packs, new Set([...this.#loaded.values()].map(({ pack }) => pack.id)))
    for (const [pack, fault] of faults) this.#fail(pack, fault)
    for (const pack of order) {
      if (turn !== this.#turn) return
      await this.#bring(pack, this.#enabled.find(({ id }) => id === pack.id)!)
    }
    this.dispatchEvent(new Event('change'))
  }

  async #read(one: UnitPack['pack']): Promise<Pack | undefined> {
    try {
      if (!one.fits) throw new PackFault('/engines', msg('It was written for another Lysbord.'))
      return await this.#client!.readPack(one.id, one.version)
    } catch (cause) {
      this.#fail(one, faultAt('', cause))
      return undefined
    }
  }

  async #bring(pack: Pack, { runs }: UnitPack['pack']): Promise<void> {
    const needs = pack.extensionDependencies?.find(
      (id) => ![...this.#loaded.values()].some((one) => one.pack.id === id),
    )
    if (needs)
      return this.#fail(pack, new PackFault('/extensionDependencies', msg(str`It needs ${needs}, which is not there.`)))
    const bridge = new PackBridge(pack, this.#registries, this.#screen)
    let running: RunningPack | undefined
    let undo: Disposable | undefined
    try {
      undo = contribute(pack, this.#registries, (command, args) => this.#runCode(pack, running, command, args))
      running = await this.#start(pack, runs, bridge)
      this.#loaded.set(keyOf(pack), { pack, undo, bridge, running })
      running?.tell('caseOpened', this.#screen.packCase())
    } catch (cause) {
      undo?.dispose()
      bridge.dispose()
      this.#fail(pack, faultAt('/main', cause))
    }
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
  async #runCode(pack: Pack, running: RunningPack | undefined, command: string, args: readonly unknown[]) {
    try {
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
    await one.running?.end()
    one.undo.dispose()
    one.bridge.dispose()
    this.dispatchEvent(new Event('change'))
  }

  #fail(pack: Pick<Pack, 'id' | 'version' | 'title'>, fault: PackFault): void {
    this.#faults.set(keyOf(pack), fault)
    this.#screen.tell(faultWords(pack, fault))
    this.dispatchEvent(new Event('change'))
  }

  #off(): readonly string[] {
    const found = kept(place, this.#keeper)
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
  }
}
