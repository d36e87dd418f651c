import {
  type Case,
  type Client,
  ClientProblem,
  type Image,
  type ListedCase,
  newId,
  type Pack,
  type Reply,
  type Session,
} from '../client.ts'
import packFile from '../extensions/dermatology/extension.json'
import { demoMarks } from './demo-marks.ts'
import { demoPicture } from './demo-picture.ts'

export const demoPack = packFile as unknown as Pack // a file, checked by the pack tests

export const demoSession: Session = {
  person: { id: 'per_specialist', name: 'Specialist One', clinician: true, hpr: '0000101', language: 'nb' },
  hospital: { name: { en: 'The hospital', nb: 'Sykehuset' }, phone: '77 00 00 00' },
  roles: ['specialist'],
  offices: [],
  units: [{ id: 'uni_one', service: 'one', name: { en: 'Unit one', nb: 'Enhet én' }, phone: '77 00 00 01' }],
}
export const otherUnit: Session['units'][number] = {
  id: 'uni_two',
  service: 'two',
  name: { en: 'Unit two', nb: 'Enhet to' },
  phone: '77 00 00 02',
}
/** What lets a specialist read a case outside her units. */
export const demoGlass: NonNullable<Case['glass']> = {
  id: 'gla_one',
  emergency: 'patient_here',
  why: 'Innlagt med blødning fra såret, må vite hva som ble avtalt.',
  brokenAt: '2026-11-24T08:48:00Z',
  endsAt: '2026-11-24T09:48:00Z',
  secondsLeft: 2_580,
}
export const colleague: Reply['sentBy'] = { id: 'per_colleague', name: 'Colleague Two' }

const questions = [
  'Føflekk på venstre legg, har vokst siste tre måneder. Skal den fjernes her, eller henvises?',
  'Skorpedannende flekk på tinningen som blør ved barbering. Basaliom?',
  'Tre uker gammel hudforandring på ryggen, ingen plager.\nKan vi se det an?',
  'Pigmentert forandring under fotsålen hos pasient med mange føflekker.',
  'Rød, skjellende flekk på håndryggen, trolig solskade. Trenger den behandling?',
  'Kul i ansiktet, hudfarget, uendret i flere år. Kosmetisk plagsom.',
]

/** What a demo or test changes about a case. */
export interface DemoCase {
  readonly lane?: ListedCase['lane']
  readonly urgency?: ListedCase['urgency']
  readonly daysLeft?: number
  readonly claim?: ListedCase['claim']
  readonly status?: ListedCase['status']
  readonly question?: string
  readonly images?: readonly Image['status'][]
  /** What was asked about the same patient before. */
  readonly earlier?: readonly string[]
}

function laneFor({ urgency, daysLeft }: DemoCase): ListedCase['lane'] {
  if (urgency && urgency !== 'routine') return 'urgent'
  return daysLeft !== undefined && daysLeft <= 2 ? 'deadline' : 'rest'
}

export function demoCase(n: number, one: DemoCase = {}): Case {
  const daysLeft = one.daysLeft ?? 6
  const age = 30 + ((n * 13) % 55)
  return {
    referral: {
      id: `ref_${n}`,
      caseNumber: `7K3M-${String(n).padStart(2, '0')}`,
      status: one.status ?? 'waiting',
      practice: false,
      revision: 3,
      office: {
        id: `off_${n % 3}`,
        name: `Legekontor ${(n % 3) + 1}`,
        phone: '77 11 22 33',
        replyAddress: 'post@legekontor.example',
      },
      unit: demoSession.units[0]!,
      referrer: { id: 'per_gp', name: `Fastlege ${(n % 3) + 1}`, hpr: '9000001' },
      questionnaire: { pack: demoPack.id, version: demoPack.version, id: 'skin-lesion' },
      content: {
        patient: {
          nationalId: `1589${String(10 + n)}00112`.slice(0, 11),
          name: `Testpasient ${n}`,
          phone: '',
          address: '',
          nextOfKin: '',
        },
        question: one.question ?? questions[(n - 1) % questions.length]!,
        questionKind: 'refer_or_not',
        urgency: one.urgency ?? 'routine',
        suspicionReason: one.urgency === 'pakkeforlop' ? 'Asymmetri og flere farger, rask vekst.' : '',
        wouldRefer: 'yes',
        answers: {
          bodySite: 'leg',
          side: 'left',
          count: 'single',
          largestMm: 7,
          change: ['size', 'colour'],
          skinType: 'unknown',
          familyMelanoma: 'no',
        },
        consentCare: 'verbal',
        consentTeachingOn: null,
        consentResearchOn: null,
        copyToPatient: true,
      },
      patient: { birthDate: `${2026 - age}-04-15`, age, sex: n % 2 ? 'female' : 'male' },
      startedAt: '2026-11-18T08:10:00Z',
      receivedAt: '2026-11-18T08:20:00Z',
      answerExpectedBy: '2026-12-02',
      answersLately: null,
      handed: null,
      questions: [],
    },
    clock: {
      receivedAt: '2026-11-18T08:20:00Z',
      dueAt: '2026-12-02T22:59:59Z',
      workingDaysLeft: daysLeft,
      day: 10 - daysLeft,
      overdue: daysLeft < 0,
    },
    claim: one.claim ?? null,
    decisions: [],
    questions: [],
    earlier: (one.earlier ?? []).map((question, index) => ({
      id: `ref_earlier_${n}_${index}`,
      caseNumber: `2B4D-${n}${index}`,
      status: 'acknowledged',
      question,
      receivedAt: '2026-03-02T08:00:00Z',
    })),
    glass: null,
  }
}

const views = ['overview', 'close_up_scale', 'dermoscopic'] as const

export const demoImage = (referralId: string, index: number, status: Image['status'] = 'ready'): Image => ({
  id: `img_${referralId}_${index}`,
  referralId: referralId as Image['referralId'],
  view: views[index % views.length]!,
  belongsTo: null,
  scale: null,
  recognisable: null,
  mediaType: 'image/jpeg',
  bytes: 2_400_000,
  sha256: '0'.repeat(64),
  status,
  width: status === 'received' || status === 'failed' ? null : 1024,
  height: status === 'received' || status === 'failed' ? null : 768,
  frames: 1,
  tileSize: status === 'ready' ? 1024 : null,
  problem: status === 'failed' ? { code: 'image.damaged', title: 'The picture is damaged', detail: '' } : null,
  takenAt: index === 1 ? '2026-11-17T14:32:10' : null,
  device: null,
  orientation: null,
  hasPosition: null,
  quality: null,
  recipe: null,
  attachedAt: `2026-11-18T08:1${index}:00Z`,
  readyAt: status === 'ready' ? '2026-11-18T08:21:00Z' : null,
})

export type Asked = [operation: string, ...args: unknown[]]

/** A clinic in memory: cases 1, 2, 3 …, a client that serves them as the API does, and what it was asked. `refuse` makes the next call of an operation fail. */
export class DemoClinic {
  readonly asked: Asked[] = []
  readonly cases: Map<string, Case>
  readonly images: Map<string, Image[]>
  readonly replies = new Map<string, Reply[]>()
  readonly #refusals = new Map<string, ClientProblem[]>()
  pageSize = 50
  readonly client: Client

  constructor(cases: readonly DemoCase[] = [{}, {}, {}]) {
    this.cases = new Map(cases.map((one, index) => [`ref_${index + 1}`, demoCase(index + 1, one)]))
    this.images = new Map(
      cases.map((one, index) => {
        const id = `ref_${index + 1}`
        return [id, (one.images ?? ['ready', 'ready']).map((status, at) => demoImage(id, at, status))]
      }),
    )
    this.client = this.#served() as Client // the operations that the reading screen asks for
  }

  /** The next call of this operation is refused, or gets no answer at all. */
  refuse(operation: string, code: ClientProblem['code'], facts: Record<string, unknown> = {}): void {
    const status = code === 'offline' ? 0 : 409
    this.#refusals.set(operation, [
      ...(this.#refusals.get(operation) ?? []),
      new ClientProblem({ code, status, ...facts }),
    ])
  }
  askedFor(operation: string): unknown[][] {
    return this.asked.filter(([name]) => name === operation).map(([, ...args]) => args)
  }
  change(referralId: string, changed: Partial<Case>, status?: Case['referral']['status']): Case {
    const before = this.cases.get(referralId)!
    const after = { ...before, ...changed, referral: { ...before.referral, ...(status && { status }) } }
    this.cases.set(referralId, after)
    return after
  }

  async #ask<T>(operation: string, args: readonly unknown[], answer: () => T): Promise<T> {
    this.asked.push([operation, ...args])
    const refusal = this.#refusals.get(operation)?.shift()
    if (refusal) throw refusal
    return answer()
  }

  #listed(): ListedCase[] {
    return [...this.cases.values()]
      .filter(({ referral }) => referral.status === 'waiting' || referral.status === 'decided')
      .map(({ referral, clock, claim, earlier }) => ({
        id: referral.id,
        caseNumber: referral.caseNumber,
        status: referral.status,
        lane: laneFor({ urgency: referral.content.urgency, daysLeft: clock.workingDaysLeft }),
        urgency: referral.content.urgency,
        question: referral.content.question,
        patient: referral.patient && { age: referral.patient.age, sex: referral.patient.sex },
        about: { en: 'leg, left', nb: 'bein, venstre' },
        office: referral.office.name,
        weakImages: (this.images.get(referral.id) ?? []).filter((one) => one.status === 'failed').length,
        earlier: earlier.length,
        images: this.images.get(referral.id)?.length ?? 0,
        thumbnail: this.images.get(referral.id)?.findLast((one) => one.width !== null)?.id ?? null,
        clock,
        answered: false,
        claim,
      }))
  }

  #served(): Partial<Client> {
    const me = { id: demoSession.person.id, name: demoSession.person.name }
    const now = '2026-11-24T09:05:00Z'
    const ask = this.#ask.bind(this)
    return {
      listWaiting: (unitId, after, show = 'all') =>
        ask('listWaiting', [unitId, after, show], () => {
          const waiting = this.#listed()
          const due = waiting.filter((one) => one.clock.workingDaysLeft <= 0)
          const yours = waiting.filter((one) => one.claim?.by.id === me.id)
          const all = { all: waiting, due, yours }[show]
          const from = after ? Number(after) : 0
          const next = from + this.pageSize < all.length ? String(from + this.pageSize) : null
          const items = all.slice(from, from + this.pageSize)
          return { items, next, waiting: waiting.length, due: due.length, yours: yours.length }
        }),
      searchWaiting: (unitId, text) =>
        ask('searchWaiting', [unitId, text], () => {
          const hits = this.#listed().filter((one) =>
            this.cases.get(one.id)!.referral.content.patient.name.toLowerCase().includes(text.toLowerCase()),
          )
          return { items: hits, more: false }
        }),
      breakGlass: (id, opening) =>
        ask('breakGlass', [id, opening], () => {
          const referralId = [...this.cases.keys()].at(-1)!
          const glass = { ...demoGlass, id: id as `gla_${string}`, emergency: opening.emergency, why: opening.why }
          this.change(referralId, { glass })
          const { secondsLeft: _, ...broken } = glass
          return { ...broken, referralId: referralId as Image['referralId'] }
        }),
      closeGlass: (id, deed) =>
        ask('closeGlass', [id, deed], () => {
          const [referralId = '', one] = [...this.cases].find(([, { glass }]) => glass?.id === id) ?? []
          const { secondsLeft: _, ...closed } = one?.glass ?? demoGlass
          if (one) this.change(referralId, { glass: null })
          return { ...closed, referralId: referralId as Image['referralId'] }
        }),
      listUnits: () => ask('listUnits', [], () => ({ items: [demoSession.units[0]!, otherUnit] })),
      readCase: (id) => ask('readCase', [id], () => this.cases.get(id)!),
      ...demoMarks(me, now, ask),
      listImages: (id) => ask('listImages', [id], () => ({ items: this.images.get(id) ?? [] })),
      // What the unit works with brings nothing to this screen.
      listUnitPacks: () => ask('listUnitPacks', [], () => ({ items: [] })),
      readPack: (id, version) => ask('readPack', [id, version], () => demoPack),
      listReplies: (id) => ask('listReplies', [id], () => ({ items: this.replies.get(id) ?? [] })),
      claimCase: (id, deed) => ask('claimCase', [id, deed], () => this.change(id, { claim: { by: me, at: now } })),
      releaseCase: (id, deed) => ask('releaseCase', [id, deed], () => this.change(id, { claim: null })),
      decide: (id, decisionId, decision) =>
        ask('decide', [id, decisionId, decision], () => {
          const made = {
            id: decisionId as `dec_${string}`,
            latestDate: null,
            weeks: null,
            reason: '',
            handover: null,
            ...decision,
            toUnitId: decision.toUnitId ?? null,
            decidedBy: me,
            decidedAt: now,
          }
          if (decision.disposition === 'moved_unit') {
            this.cases.delete(id)
            return made
          }
          this.change(
            id,
            { decisions: [...this.cases.get(id)!.decisions, made] },
            this.cases.get(id)!.referral.status === 'waiting' ? 'decided' : undefined,
          )
          return made
        }),
      sendReply: (id, replyId, reply) =>
        ask('sendReply', [id, replyId, reply], () => this.#send(id, replyId, reply, null)),
      undoReply: (id, replyId, deed) =>
        ask('undoReply', [id, replyId, deed], () => {
          const taken = this.replies.get(id)!.find((one) => one.id === replyId)!
          this.replies.set(
            id,
            this.replies.get(id)!.filter((one) => one !== taken),
          )
          this.change(id, { claim: { by: me, at: now } }, 'decided')
          return { ...taken, heldUntil: now }
        }),
      correctReply: (id, corrects, replyId, reply) =>
        ask('correctReply', [id, corrects, replyId, reply], () => this.#send(id, replyId, reply, corrects)),
      previewUrl: (id) => demoPicture(id),
      thumbnailUrl: (id) => demoPicture(id),
      stickerUrl: () => '#sticker',
      tileUrl: (id) => demoPicture(id),
      readOriginal: (id) => ask('readOriginal', [id], () => new Blob([id])),
    }
  }

  #send(id: string, replyId: string, reply: Parameters<Client['sendReply']>[2], corrects: string | null): Reply {
    const { holdSeconds = 0, ...answer } = reply
    const sent = {
      ...answer,
      heldUntil: holdSeconds > 0 ? '2026-11-24T09:06:10Z' : null,
      id: replyId,
      corrects,
      sentBy: { id: demoSession.person.id, name: demoSession.person.name },
      sentAt: '2026-11-24T09:06:00Z',
    } as Reply
    this.replies.set(id, [...(this.replies.get(id) ?? []).filter((one) => one.id !== replyId), sent])
    this.change(id, { claim: null }, 'replied')
    return sent
  }
}

/** A reply as the server keeps it. */
export const demoReply = (by = demoSession.person): Reply => ({
  id: newId('rep'),
  corrects: null,
  description: 'Symmetrisk, jevnt pigmentert, skarpt avgrenset.',
  diagnosis: { text: 'Melanocytisk nevus', code: 'D22.9' },
  certainty: 'probable',
  textToGp: 'Godartet føflekk. Ingen behandling er nødvendig. Ta nytt bilde om den endrer seg.',
  textToPatient: 'Føflekken ser ufarlig ut.',
  treatment: '',
  teachingPoint: '',
  answers: { risk: 'benign' },
  heldUntil: null,
  sentBy: { id: by.id, name: by.name },
  sentAt: '2026-11-24T09:06:00Z',
})
