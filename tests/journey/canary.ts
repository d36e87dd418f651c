import { linkIn, type Outbox } from '../support/outbox.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  aMark,
  anAnswer,
  attaches,
  claims,
  decides,
  follows,
  marks,
  opens,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

/** A word that stands in every field that can hold something of a patient, and is looked for wherever nothing of one belongs. */
export const canary = 'KANARI7Q'
/** The only tables that may hold it. */
const ofPatients = ['referrals', 'questions', 'replies', 'decisions', 'glass_breaks', 'annotations']

export interface Planted {
  readonly nationalId: string
  readonly caseNumber: string
  /** Every answer that was a refusal, and every address that was asked. */
  readonly refusals: readonly string[]
  readonly addresses: readonly string[]
}

export interface Ward {
  readonly baseUrl: string
  readonly outbox: Outbox
  as(login: string): Promise<Person>
  anyone(): Person
}

/** A case that is sent, answered, read, asked about and refused in many ways, with the word in every field. */
export async function plantCanaries(ward: Ward, n = 277): Promise<Planted> {
  const [gp, specialist, foreign] = await Promise.all(['gp-alta', 'specialist-skin', 'gp-hammerfest'].map(ward.as))
  const nationalId = syntheticNationalId(n)
  const word = (place: string) => `${canary} ${place}`
  const patient = { nationalId, name: word('name'), phone: '+47 99 27 72 77' }
  const addresses: string[] = []
  const refusals: string[] = []
  const refused = async (who: Person, method: string, path: string, json?: Json) => {
    addresses.push(path)
    const answer = await who.raw(method, path, json === undefined ? {} : { json, deed: fresh('cmd') })
    refusals.push(`${answer.status} ${await answer.text()} ${JSON.stringify([...answer.headers])}`)
  }
  const referral = await submits(gp!, { pack: 'dermatology', content: { question: word('question'), patient } })
  const image = await attaches(gp!, referral.id, picture({ seed: 27 }))
  await claims(specialist!, referral.id)
  await decides(specialist!, referral.id, { disposition: 'advice_gp_continues' })
  await waitsForPicture(gp!, image.id)
  await marks(specialist!, image.id, aMark({ text: word('mark') }))
  const reply = fresh('rep')
  const answer = anAnswer(word('answer'), {
    diagnosis: { text: word('diagnosis'), code: 'D22.9' },
    textToPatient: word('patient'),
    treatment: word('treatment'),
    teachingPoint: word('lesson'),
    description: word('description'),
    answers: { risk: 'low', differentials: word('differentials') },
  })
  await specialist!.put(`/api/cases/${referral.id}/replies/${reply}`, answer)
  const link = linkIn(await ward.outbox.arrives(referral.caseNumber))
  const letter = await opens(gp!, link)
  await gp!.put(`/api/referrals/${referral.id}/questions/${fresh('que')}`, { text: word('asks back') })

  const search = { text: `${canary} ${nationalId}` }
  await refused(foreign!, 'GET', `/api/referrals/${referral.id}`)
  await refused(foreign!, 'POST', `/api/letters/${letter.cover.id}/openings`, { reason: null })
  await refused(gp!, 'PUT', `/api/referrals/${referral.id}/draft`, { revision: 1, content: { patient, question: 7 } })
  await refused(gp!, 'PUT', `/api/referrals/${referral.id}/draft`, { revision: 'x', content: { question: word('x') } })
  await refused(gp!, 'PUT', `/api/referrals/${referral.id}/questions/${fresh('que')}`, { text: `${word('x')}\u0000` })
  await refused(gp!, 'POST', `/api/units/${specialist!.unit.id}/cases/search`, search)
  await refused(foreign!, 'POST', `/api/offices/${gp!.office.id}/patient-searches`, { nationalId })
  await refused(specialist!, 'PUT', `/api/cases/${referral.id}/replies/${fresh('rep')}`, { ...answer, certainty: 'x' })
  await refused(specialist!, 'PUT', `/api/cases/${referral.id}/replies/${reply}`, {
    ...answer,
    textToGp: word('other'),
  })
  await refused(specialist!, 'PUT', `/api/images/${image.id}/annotations/${fresh('ann')}`, {
    ...aMark({ text: word('x') }),
    selector: { type: 'SvgSelector', value: `<svg>${canary}</svg>` },
  })
  await refused(gp!, 'PUT', `/api/referrals/${referral.id}/images/${image.id}?view=close_up`, { x: canary })
  await refused(ward.anyone(), 'POST', '/api/letter-links', { token: canary })
  await gp!.post(`/api/letters/${await follows(gp!, link)}/reissue`, {})
  await ward.outbox.arrives(referral.caseNumber, 2)
  await gp!.post(`/api/letters/${letter.cover.id}/acknowledgement`, { replyId: reply, helped: 'yes' })
  return { nationalId, caseNumber: referral.caseNumber, refusals, addresses: [...addresses, link] }
}

export type Read = (sql: string) => Promise<readonly Record<string, unknown>[]>

/** Where the word, or the patient's number, was found although nothing of a patient belongs there. */
export async function findCanaries(
  planted: Planted,
  read: Read,
  mailboxUrl: string,
  logged: string,
): Promise<string[]> {
  const places: [place: string, text: string][] = [
    ['problems', planted.refusals.join('\n')],
    ['addresses', planted.addresses.join('\n')],
    ['log', logged],
  ]
  for (const { name } of await read("select name from sqlite_master where type = 'table'"))
    if (!ofPatients.includes(String(name)))
      places.push([`table ${name}`, JSON.stringify(await read(`select * from "${name}"`))])
  const mails = (await (await fetch(`${mailboxUrl}/messages`)).json()) as { id: string }[]
  for (const { id } of mails) {
    const mime = await (await fetch(`${mailboxUrl}/messages/${id}/source`)).text()
    const decoded = mime
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    const unpacked = mime.replace(/[A-Za-z0-9+/\r\n]{40,}={0,2}/g, (part) =>
      Buffer.from(part, 'base64').toString('latin1'),
    )
    places.push(['mail', `${mime}\n${decoded}\n${unpacked}`])
  }
  const needles = [canary, planted.nationalId, Buffer.from(canary).toString('base64').slice(0, 10), '99 27 72 77']
  return places.flatMap(([place, text]) =>
    needles.filter((needle) => text.includes(needle)).map((found) => `${place}: ${found}`),
  )
}

/** Everything this process prints from now on, and what it asks others for; `stop` gives it. */
export function listenIn(): () => string {
  const heard: string[] = []
  const kinds = ['log', 'info', 'warn', 'error', 'debug'] as const
  const before = kinds.map((kind) => console[kind])
  const streams = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const)
  for (const [i, kind] of kinds.entries())
    console[kind] = (...words: unknown[]) => {
      heard.push(
        words.map((word) => (word instanceof Error ? `${word.stack} ${word.message}` : String(word))).join(' '),
      )
      before[i]!(...words)
    }
  for (const [stream, write] of streams)
    stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
      heard.push(Buffer.from(chunk as Uint8Array).toString())
      return write.call(stream, chunk, ...rest)
    }) as typeof stream.write
  return () => {
    for (const [i, kind] of kinds.entries()) console[kind] = before[i]!
    for (const [stream, write] of streams) stream.write = write
    return heard.join('\n')
  }
}
