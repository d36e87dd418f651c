import type { Answer, Ask } from '../client.ts'
import { language, msg } from '../shared/i18n.ts'
import { misfitOfNumber, notADuration } from '../shared/judge-answers.ts'
import { type DurationUnit, readDuration } from './ask-fields.ts'

/** What is typed and is no answer yet: `7,` on the way to `7,5`, a unit whose number is to come, half a date. */
export class Typed {
  readonly #texts = new Map<string, string>()
  readonly #units = new Map<string, DurationUnit>()
  /** Questions somebody has left: a figure is not called wrong while it is being typed. */
  readonly #left = new Set<string>()

  clear(): void {
    for (const one of [this.#texts, this.#units, this.#left]) one.clear()
  }
  write(id: string, text: string, unit?: DurationUnit): void {
    this.#texts.set(id, text)
    if (unit) this.#units.set(id, unit)
  }
  forget(id: string): void {
    this.#texts.delete(id)
  }
  leave(id: string): void {
    this.#left.add(id)
  }

  textOf(id: string, answer: Answer | undefined): string {
    return this.#texts.get(id) ?? (answer === 'unknown' ? '' : written(answer))
  }
  durationOf(id: string, answer: Answer | undefined): { number: string; unit: DurationUnit } {
    const told = readDuration(answer)
    return { number: this.#texts.get(id) ?? told?.number ?? '', unit: this.#units.get(id) ?? told?.unit ?? 'M' }
  }

  /** What is wrong with what is typed, once its question was left. */
  faultShown(ask: Ask): string | undefined {
    return this.#left.has(ask.id) ? this.faultOf(ask) : undefined
  }
  /** What is wrong with what is typed, by question. */
  faultsIn(asks: readonly Ask[]): ReadonlyMap<string, string> {
    const faults = asks.map((ask) => [ask.id, this.faultOf(ask)] as const)
    return new Map(faults.filter((one): one is [string, string] => one[1] !== undefined))
  }
  faultOf(ask: Ask): string | undefined {
    const typed = this.#texts.get(ask.id)?.trim()
    if (!typed) return undefined
    if (ask.type === 'duration') return readDuration(`P${typed}D`) ? undefined : notADuration()
    if (ask.type === 'date') return msg('Give the day, or choose “Unknown”')
    return ask.type === 'number' ? misfitOfNumber(ask, numberOf(typed)) : undefined
  }
}

/** 7.5 or 7,5; undefined when it is no number. */
export function numberOf(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.')
  return /^-?\d+(\.\d*)?$/.test(text) ? Number(text) : undefined
}

export const written = (answer: Answer | undefined): string =>
  typeof answer === 'number'
    ? String(answer).replace('.', language() === 'nb' ? ',' : '.')
    : typeof answer === 'string'
      ? answer
      : ''
