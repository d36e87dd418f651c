import { css, html, LitElement, nothing, svg } from 'lit'
import type { Pack } from '../client.ts'
import { language, msg } from '../shared/i18n.ts'
import { type PackContext, packEnd } from './pack-api.ts'
import type { PackBridge } from './pack-bridge.ts'
import { PackFault } from './pack-fault.ts'
import { beganTooLate, beginMs, doneTooLate, inTime, leaveMs, type RunningPack, within } from './running-pack.ts'

/** What code in the page has besides: our copy of Lit, and a way to bring elements of its own. */
export interface PageContext extends PackContext {
  readonly lit: {
    readonly LitElement: typeof LitElement
    readonly html: typeof html
    readonly svg: typeof svg
    readonly css: typeof css
    readonly nothing: typeof nothing
  }
  /** Registers an element under a tag that does not begin with `lys-`. One that is there already stays. */
  readonly define: (tag: string, element: CustomElementConstructor) => void
}
interface PackModule {
  readonly activate?: (context: PageContext) => unknown
  readonly deactivate?: () => unknown
}

/**
 * Runs code the deployer vouches for in the page itself, with full trust; the browser compares it with the hash in the
 * page's policy. Throws PackFault.
 */
export async function runInPage(pack: Pack, url: string, bridge: PackBridge): Promise<RunningPack> {
  const module = (await within(beginMs, import(/* @vite-ignore */ url), beganTooLate)) as PackModule
  const end = packEnd({
    // Copied on the way, as a frame would: no pack comes to rely on what could not be carried there.
    call: async (method, args) => structuredClone(await bridge.call(method, structuredClone(args))),
    pack: pack.id,
    language: language(),
    words: pack.l10n?.[language()] ?? {},
  })
  const context: PageContext = {
    ...end.context,
    lit: { LitElement, html, svg, css, nothing },
    define: defineFor(pack.id),
  }
  const leave = async () => {
    const leaving = (async () => module.deactivate?.())()
    await within(leaveMs, leaving, beganTooLate).catch(reportError)
    for (const one of end.context.subscriptions.toReversed()) harmless(() => one.dispose())
  }
  try {
    if (!module.activate) throw new PackFault('/main', msg('The code exports no activate.'))
    await within(beginMs, Promise.resolve(module.activate(context)), beganTooLate)
    await end.ready()
  } catch (cause) {
    await leave()
    throw cause
  }
  return {
    run: (command, args) => inTime(end.run(command, args), bridge.hasAsked, doneTooLate),
    tell: (event, value) => harmless(() => end.tell(event, structuredClone(value))),
    end: leave,
  }
}

/** What one pack throws where nobody waits for it keeps no other from its turn. */
function harmless(deed: () => void): void {
  try {
    deed()
  } catch (cause) {
    reportError(cause)
  }
}

const defineFor =
  (pack: string) =>
  (tag: string, element: CustomElementConstructor): void => {
    if (!tag.startsWith(`${pack}-`)) throw new PackFault('/main', `Call the element ${pack}-… instead of ${tag}.`)
    if (!customElements.get(tag)) customElements.define(tag, element)
  }
