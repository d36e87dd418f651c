import { rm } from 'node:fs/promises'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, eventually, replies, submits } from '../support/ward.ts'
import type { Line } from './report.ts'

const together = 4
const each = 5

/** Whole journeys a second: asked with a photograph, answered, opened and read, several at a time. */
export async function measureJourneys(base?: string): Promise<Line[]> {
  const lines = [await measured('door 1', await ownInstance())]
  if (base) lines.push(await measured('door 2', { baseUrl: base.replace(/\/$/, ''), stop: async () => {} }))
  return lines
}

async function ownInstance() {
  const folder = await temporaryFolder()
  const { baseUrl, stop } = await startInstance(folder)
  const leave = async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { baseUrl, stop: leave }
}

async function measured(door: string, { baseUrl, stop }: { baseUrl: string; stop(): Promise<void> }): Promise<Line> {
  try {
    const gp = await new Person(baseUrl, 'gp-alta').signsIn()
    const specialist = await new Person(baseUrl, 'specialist-skin').signsIn()
    const bytes = picture({ width: 1_200, height: 900 })
    await journey(gp, specialist, bytes)
    const began = performance.now()
    const worker = async () => {
      for (let n = 0; n < each; n++) await journey(gp, specialist, bytes)
    }
    await Promise.all(Array.from({ length: together }, worker))
    const rate = (together * each * 1_000) / (performance.now() - began)
    return {
      what: `whole journeys, ${together} at a time, ${door}`,
      measured: `${rate.toFixed(1)} a second`,
      limit: '',
    }
  } finally {
    await stop()
  }
}

async function journey(gp: Person, specialist: Person, bytes: Uint8Array): Promise<void> {
  const referral = await submits(gp, { pack: 'dermatology' })
  await attaches(gp, referral.id, bytes)
  const reply = await replies(specialist, referral.id, 'Ser fin ut.')
  const letter = await eventually(
    async () => {
      const { items } = await gp.get(`/api/offices/${gp.office.id}/letters?limit=100`)
      return items.find((one: Json) => one.referralId === referral.id)
    },
    60_000,
    20,
  )
  await gp.post(`/api/letters/${letter.id}/openings`, { reason: null })
  await gp.post(`/api/letters/${letter.id}/acknowledgement`, { replyId: reply.id })
}
