import { expect, test } from 'vitest'
import { busiest } from '../../api/adoption/rules.ts'
import { demoCases } from '../../api/demo/cases/liven.ts'
import { syntheticBirthNumber } from '../../api/demo/cases/patients.ts'
import { demoPersonas } from '../../api/demo/personas.ts'
import { type Names, type PastEvent, regionHistory } from '../../api/demo/region/history.ts'
import { municipalities } from '../../api/demo/region/municipalities.ts'
import { regionOffices } from '../../api/demo/region/offices.ts'
import { officeProfiles } from '../../api/demo/region/profile.ts'
import { plannedUse } from '../../api/demo/region/use.ts'
import { k80 } from '../../api/figures/concentration.ts'
import { events as eventNames } from '../../api/kernel/events.ts'
import { isWorkingDay, workingDaysBetween } from '../../api/kernel/working-days.ts'
import { readNationalId } from '../../api/referral/rules.ts'
import { demoId } from '../../migrations/seed.ts'

const names: Names = {
  office: (key) => demoId('off', key),
  unit: (key) => demoId('uni', key),
  person: (key) => demoId('per', key),
}
const today = new Date('2026-11-24T09:00:00Z')
const past = regionHistory(1, today, names)
const named = (name: string, of: readonly PastEvent[] = past) => of.filter((event) => event.name === name)

test('94 offices lie in all municipalities of North Norway, each with a name and a number of its own', () => {
  expect(regionOffices).toHaveLength(94)
  expect(new Set(regionOffices.map(({ municipality }) => municipality)).size).toBe(municipalities.length)
  for (const of of ['key', 'name', 'phone', 'email'] as const)
    expect(new Set(regionOffices.map((office) => office[of])).size, of).toBe(94)
  // "00" is issued to nobody, and so is `.example`.
  for (const { phone, email } of regionOffices) {
    expect(phone).toMatch(/^\+47 00 00 \d\d \d\d$/)
    expect(email).toMatch(/^post@[a-z-]+\.example$/)
  }
  const keys = regionOffices.map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining(demoPersonas.flatMap(({ office }) => office ?? [])))
})

test('whatever the seed, 22 of 94 use it and four of them make four fifths', () => {
  for (let seed = 0; seed < 40; seed++) {
    const used = plannedUse(seed).map(({ key, cases }) => ({ officeId: key, cases }))
    expect(used.filter(({ cases }) => cases > 0)).toHaveLength(22)
    expect(busiest(used).share).toBeCloseTo(0.8, 10)
    expect(k80(used.map(({ cases }) => cases))).toBe(4)
  }
})

test('the same seed and day give the same past, another seed another one', () => {
  expect(JSON.stringify(regionHistory(1, today, names))).toBe(JSON.stringify(past))
  expect(officeProfiles(1)).toEqual(officeProfiles(1))
  expect(regionHistory(2, today, names)[0]?.subject).not.toBe(past[0]?.subject)
})

test('the past holds ids and codes, and nothing that could be about a patient', () => {
  const code = /^([a-z]{3}_[0-9a-hjkmnp-tv-z]{26}|[a-z][a-z0-9_.-]{0,39}|\d+\.\d+\.\d+)$/
  const names = new Set(past.map(({ name }) => name))
  expect([...names].filter((name) => !Object.hasOwn(eventNames, name))).toEqual([])
  const actors = new Set(past.map(({ actor }) => actor))
  expect([...actors].filter((actor) => !/^(system|per_[0-9a-z]{26})$/.test(actor))).toEqual([])
  const told = new Set(past.flatMap(({ facts }) => Object.values(facts).map(String)))
  expect([...told].filter((value) => !code.test(value))).toEqual([])
})

test('the past happened in order: no number is missing, nothing lies in the last days, nobody sent at night', () => {
  const seqs = new Map<string, number>()
  let before = 0
  for (const { subject, seq, at } of past) {
    if (seq !== (seqs.get(subject) ?? 0) + 1) throw new Error(`${subject} has ${seq} at the wrong place`)
    seqs.set(subject, seq)
    if (at.getTime() < before) throw new Error(`${subject} ${seq} happened before what stands above it`)
    before = at.getTime()
  }
  expect(new Set(past.map(({ commandId }) => commandId)).size).toBe(past.length)
  expect(today.getTime() - before).toBeGreaterThan(2 * 86_400_000)
  expect(named('referral.submitted').filter(({ at }) => !isWorkingDay(at))).toEqual([])
})

test('answers came within ten working days, but for a few', () => {
  const sent = new Map(named('referral.submitted').map(({ subject, at }) => [subject, at]))
  const days = named('reply.sent').map(({ subject, at }) => workingDaysBetween(sent.get(subject)!, at))
  const late = days.filter((n) => n > 10).length
  expect(late / days.length).toBeLessThan(0.05)
  expect(days.every((n) => n >= 0)).toBe(true)
})

test('some who tried it fell silent, and July is quiet', () => {
  const sent = named('referral.submitted')
  const last = new Map(sent.map(({ facts, at }) => [facts.office, at.getTime()]))
  const silent = [...last.values()].filter((at) => today.getTime() - at > 90 * 86_400_000)
  expect(silent.length).toBeGreaterThan(3)
  const inMonth = (month: number) => sent.filter(({ at }) => at.getUTCMonth() === month).length
  expect(inMonth(6)).toBeLessThan(inMonth(8) * 0.75)
})

test('every patient of the demonstration has a birth number that fits and belongs to nobody', () => {
  for (const { patient } of demoCases) {
    const number = syntheticBirthNumber(patient)
    expect(readNationalId(number)).toEqual({ birthDate: patient.born, sex: patient.sex, synthetic: true })
    expect(Number(number.slice(2, 4))).toBeGreaterThan(80)
  }
})
