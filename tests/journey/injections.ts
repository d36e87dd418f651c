import { expect, test } from 'vitest'
import { type Json, type Person, Refused } from '../support/person.ts'
import { submits, syntheticNationalId } from '../support/ward.ts'

/** What a database, a shell, a template or a page would take for a command. */
const commands = [
  "Robert'); drop table referrals; --",
  "' or '1'='1",
  '" or ""="',
  "x' union select token_hash from sessions --",
  '%',
  '_______',
  '*',
  '{"$ne":null}',
  '{{7*7}}<%= 7*7 %>',
  '$(touch /tmp/x)`id`',
  "'; attach database 'x' as y; --",
]

/** Text is text, wherever it is written or looked for. */
export function theInjections(gp: Person, specialist: Person): void {
  test('what a database would take for a command is text: kept, shown and found as it was written, and finds nothing else', async () => {
    const listed = async () => (await specialist.get(`/api/units/${specialist.unit.id}/cases`)).waiting as number
    const before = await listed()
    for (const [n, text] of commands.entries()) {
      const patient = { nationalId: syntheticNationalId(600 + n), name: `${text} Testesen`, phone: '' }
      const { id } = await submits(gp, { pack: 'dermatology', content: { question: text, patient } })
      expect((await gp.get(`/api/referrals/${id}`)).content).toMatchObject({
        question: text,
        patient: { name: patient.name },
      })
      const searched = (sought: string) =>
        specialist.post(`/api/units/${specialist.unit.id}/cases/search`, { text: sought })
      expect((await searched(patient.name)).items.map((one: Json) => one.id)).toEqual([id])
    }
    expect(await listed()).toBe(before + commands.length)
  }, 30_000)

  test('a command in an address, a place in a list or a name of a pack finds nothing and breaks nothing', async () => {
    for (const text of commands.map(encodeURIComponent)) {
      for (const path of [
        `/api/referrals/${text}`,
        `/api/images/${text}`,
        `/api/letters/${text}`,
        `/api/packs/${text}/versions/1.0.0`,
        `/api/packs/dermatology/versions/${text}`,
        `/api/units/${text}/cases`,
        `/api/units/${specialist.unit.id}/cases?after=${text}`,
        `/api/units/${specialist.unit.id}/cases?show=${text}`,
      ]) {
        const refused = await specialist.get(path).catch((cause: unknown) => cause)
        expect(refused, path).toBeInstanceOf(Refused)
        expect([403, 404, 422], path).toContain((refused as Refused).status)
      }
    }
  })
}
