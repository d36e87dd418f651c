import type { DemoPatient } from './demo-case.ts'

const weigh = (digits: string, weights: readonly number[]) =>
  (11 - (weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11)) % 11

/**
 * A birth number from the public test series (month + 80), with right check digits: it belongs to nobody and cannot
 * be given to anybody (Skatteetaten). The same for the same patient.
 */
export function syntheticBirthNumber({ born, sex, name }: DemoPatient): string {
  const [year, month, day] = born.split('-').map(Number) as [number, number, number]
  const two = (n: number) => String(n).padStart(2, '0')
  const head = `${two(day)}${two(month + 80)}${two(year % 100)}`
  // Individual numbers tell the century: 000–499 for the 1900s, 500–999 for the 2000s.
  const first = year < 2000 ? 0 : 500
  const offset = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  for (let n = 0; n < 500; n++) {
    const individual = first + ((offset + n) % 500)
    if (individual % 2 !== (sex === 'female' ? 0 : 1)) continue
    const nine = head + String(individual).padStart(3, '0')
    const k1 = weigh(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])
    const k2 = weigh(nine + k1, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    if (k1 < 10 && k2 < 10) return `${nine}${k1}${k2}`
  }
  throw new Error(`No birth number for ${born}`)
}

const woman = (name: string, born: string): DemoPatient => ({ name, born, sex: 'female' })
const man = (name: string, born: string): DemoPatient => ({ name, born, sex: 'male' })

/** Named as the national test population is, by a mood and a thing, so that nobody mistakes them for people. */
export const patients = {
  multe: woman('Rolig Multe', '1958-03-14'),
  havørn: man('Stødig Havørn', '1949-11-02'),
  blåklokke: woman('Munter Blåklokke', '1987-06-23'),
  rullestein: man('Tålmodig Rullestein', '1972-01-30'),
  fjellrev: man('Kvikk Fjellrev', '1994-09-08'),
  røsslyng: woman('Sindig Røsslyng', '1963-12-19'),
  tiriltunge: woman('Lystig Tiriltunge', '2001-04-05'),
  gråstein: man('Treg Gråstein', '1941-07-27'),
  lundefugl: woman('Våken Lundefugl', '1979-02-11'),
  kvitbjørk: woman('Rank Kvitbjørk', '1952-10-16'),
  snøfonn: man('Blid Snøfonn', '1968-05-21'),
  kråkefot: woman('Sprek Kråkefot', '1990-08-29'),
  vardestein: man('Trofast Vardestein', '1946-04-12'),
  potteplante: man('Ivrig Potteplante', '1983-03-03'),
  tekopp: woman('Varm Tekopp', '1956-09-25'),
  sjøstjerne: woman('Nysgjerrig Sjøstjerne', '2016-05-17'),
  vindmølle: man('Rask Vindmølle', '2011-12-01'),
  trebåt: man('Sliten Trebåt', '1961-06-06'),
  ullgenser: woman('Mjuk Ullgenser', '1974-11-22'),
  lommelykt: man('Klar Lommelykt', '1998-01-09'),
} as const satisfies Record<string, DemoPatient>
