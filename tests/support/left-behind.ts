import type { Page } from 'playwright'
import type { Json } from './person.ts'

/** What a script may leave in a page, counted. */
export interface Footprint {
  /** `type on target`, how often: where the target still is in the page, or is no part of one. */
  readonly listeners: Readonly<Record<string, number>>
  /** Those that wait, and who began each. */
  readonly timers: readonly string[]
  readonly observed: number
  readonly sheets: number
  readonly head: string
  readonly root: string
  readonly body: string
  readonly elements: readonly string[]
  readonly names: readonly string[]
  readonly kept: readonly string[]
}

/** Counts from before the first script of the page on. */
export async function countsWhatIsLeft(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { EventTarget, window, ResizeObserver, IntersectionObserver, MutationObserver } = globalThis as Json
    interface Entry {
      target: Json
      type: string
      listener: unknown
      capture: boolean
    }
    const entries: Entry[] = []
    const captures = (options: Json) => (typeof options === 'boolean' ? options : Boolean(options?.capture))
    const find = (target: unknown, type: string, listener: unknown, capture: boolean) =>
      entries.findIndex(
        (one) => one.target === target && one.type === type && one.listener === listener && one.capture === capture,
      )
    const drop = (target: unknown, type: string, listener: unknown, capture: boolean) => {
      const index = find(target, type, listener, capture)
      if (index >= 0) entries.splice(index, 1)
    }
    const { addEventListener, removeEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type: string, listener: Json, options: Json) {
      const target = this ?? window
      const capture = captures(options)
      if (listener && find(target, type, listener, capture) < 0) {
        entries.push({ target, type, listener, capture })
        const gone = () => drop(target, type, listener, capture)
        if (options?.once) addEventListener.call(target, type, gone, { once: true, capture })
        options?.signal?.addEventListener('abort', gone, { once: true })
      }
      return addEventListener.call(target, type, listener, options)
    }
    EventTarget.prototype.removeEventListener = function (type: string, listener: unknown, options: unknown) {
      drop(this ?? window, type, listener, captures(options))
      return removeEventListener.call(this ?? window, type, listener, options)
    }

    const timers = new Map<string, string>()
    const counts = (begin: string, end: string, repeats: boolean) => {
      const [begins, ends] = [window[begin], window[end]]
      window[begin] = (deed: Json, ...more: unknown[]) => {
        const id = begins.call(
          window,
          (...args: unknown[]) => {
            if (!repeats) timers.delete(`${end} ${id}`)
            return deed(...args)
          },
          ...more,
        )
        timers.set(`${end} ${id}`, `${begin} ${String(new Error().stack).split('\n').slice(2, 5).join('')}`)
        return id
      }
      window[end] = (id: unknown) => {
        timers.delete(`${end} ${id}`)
        // One kind of handle ends the other too.
        timers.delete(`${end === 'clearTimeout' ? 'clearInterval' : 'clearTimeout'} ${id}`)
        return ends.call(window, id)
      }
    }
    counts('setTimeout', 'clearTimeout', false)
    counts('setInterval', 'clearInterval', true)
    counts('requestAnimationFrame', 'cancelAnimationFrame', false)

    const observed = new Map<unknown, Set<Json>>()
    for (const { prototype } of [ResizeObserver, IntersectionObserver, MutationObserver]) {
      const { observe, disconnect, unobserve } = prototype
      prototype.observe = function (target: unknown, ...more: unknown[]) {
        observed.set(this, (observed.get(this) ?? new Set()).add(target))
        return observe.call(this, target, ...more)
      }
      prototype.disconnect = function () {
        observed.delete(this)
        return disconnect.call(this)
      }
      if (unobserve)
        prototype.unobserve = function (target: unknown) {
          observed.get(this)?.delete(target)
          return unobserve.call(this, target)
        }
    }
    window.footprint = () => {
      const { document, Node, localStorage, sessionStorage } = window
      const isThere = (target: Json) => !(target instanceof Node) || target.isConnected || target === document
      const listeners: Record<string, number> = {}
      for (const { target, type } of entries) {
        if (!isThere(target)) continue
        const name = `${type} on ${target === window ? 'window' : (target.nodeName ?? target.constructor.name)}`
        listeners[name] = (listeners[name] ?? 0) + 1
      }
      const elements: string[] = []
      const walk = (root: Json) => {
        for (const one of root.querySelectorAll('*')) {
          if (one.localName.includes('-')) elements.push(one.localName)
          if (one.shadowRoot) walk(one.shadowRoot)
        }
      }
      walk(document)
      return {
        listeners,
        timers: [...timers.values()],
        observed: [...observed.values()].reduce((sum, targets) => sum + [...targets].filter(isThere).length, 0),
        sheets: document.adoptedStyleSheets.length,
        head: document.head.innerHTML,
        root: document.documentElement.cloneNode(false).outerHTML,
        body: document.body.outerHTML,
        elements,
        names: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
        kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      }
    }
  })
}

export const footprint = (page: Page): Promise<Footprint> => page.evaluate('footprint()')
