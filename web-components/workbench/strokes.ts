/** One press: `ctrl+`, `alt+`, `shift+` in this order before the key, all in small letters. */
export type Stroke = string

export type Platform = 'mac' | 'win' | 'linux'

/** Where we are, as far as keys differ. */
export const platform: Platform = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')
  ? 'mac'
  : /Win/.test(globalThis.navigator?.platform ?? '')
    ? 'win'
    : 'linux'

const modifiers: Readonly<Record<string, 'ctrl' | 'alt' | 'shift'>> = {
  ctrl: 'ctrl',
  // Ctrl is also the command key of a Mac.
  cmd: 'ctrl',
  meta: 'ctrl',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
}
const names: Readonly<Record<string, string>> = {
  esc: 'escape',
  return: 'enter',
  space: ' ',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
}

function strokeOf(text: string): Stroke {
  const held = new Set<string>()
  let rest = text
  // trap: `ctrl++` is Ctrl and the plus key, so a plus at the end is the key.
  for (let found = /^(\w+)\+(.+)$/.exec(rest); found; found = /^(\w+)\+(.+)$/.exec(rest)) {
    const modifier = modifiers[found[1]!.toLowerCase()]
    if (!modifier) throw new Error(`“${text}” is no key: there is no “${found[1]}” to hold.`)
    held.add(modifier)
    rest = found[2]!
  }
  const key = names[rest.toLowerCase()] ?? rest.toLowerCase()
  if (key.length > 1 && !/^[a-z]+\d*$/.test(key)) throw new Error(`“${text}” is no key.`)
  return [...['ctrl', 'alt', 'shift'].filter((one) => held.has(one)), key].join('+')
}

/** The presses of a key or a chord, as in `Ctrl+K Ctrl+S`. Throws when it is none; more than two are none either. */
export function strokesOf(text: string): readonly Stroke[] {
  const parts = text.trim().split(/\s+/)
  if (text.trim() === '' || parts.length > 2) throw new Error(`“${text}” is no key and no chord of two.`)
  return parts.map(strokeOf)
}

const altGraph = (event: KeyboardEvent) => event.getModifierState('AltGraph')
/** Ctrl, or the command key of a Mac; AltGr is neither. */
export const isControl = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && !altGraph(event)
export const isAlt = (event: KeyboardEvent) => event.altKey && !altGraph(event)

const isSign = (key: string): boolean => key.length === 1 && key.toLowerCase() === key.toUpperCase()

/** A press as it is written down, `Ctrl+Shift+K`. Which signs need Shift differs between keyboards: a sign goes without. */
export function written(event: KeyboardEvent): string {
  const { key } = event
  const held = [
    ...(isControl(event) ? ['Ctrl'] : []),
    ...(isAlt(event) ? ['Alt'] : []),
    ...(event.shiftKey && !isSign(key) ? ['Shift'] : []),
  ]
  return [...held, key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key].join('+')
}

/** The strokes that an event may be. Which signs need Shift differs between keyboards: a sign also names itself. */
export function pressed(event: KeyboardEvent): readonly Stroke[] {
  const key = event.key.toLowerCase()
  const before = [...(isControl(event) ? ['ctrl'] : []), ...(isAlt(event) ? ['alt'] : [])]
  const plain = [...before, key].join('+')
  if (!event.shiftKey) return [plain]
  const shifted = [...before, 'shift', key].join('+')
  if (/^\d$/.test(key)) return [plain]
  return isSign(event.key) ? [shifted, plain] : [shifted]
}

/** Shift and a digit, where that is another sign: which one differs between keyboards, and the sign comes first. */
export function shiftedDigit({ shiftKey, code = '', key }: KeyboardEvent): readonly Stroke[] {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  return shiftKey && digit && digit !== key ? [`shift+${digit}`] : []
}

/** A letter, digit or sign alone: it can be switched off (WCAG 2.1.4). */
export const isSingleKey = (stroke: Stroke): boolean => /^(?:shift\+)?.$/.test(stroke)
