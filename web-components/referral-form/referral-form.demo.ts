import { html } from 'lit'
import type { Client, Image, Practice, Questionnaire, Referral, Session } from '../client.ts'
import { LysDiagram } from '../diagram/diagram.ts'
import { define } from '../shared/define.ts'
import { demoImage } from '../shared/demo-clinic.ts'
import { demoPicture } from '../shared/demo-picture.ts'
import { both, choice, eighty, onTheBody, severalSpots, unknown } from './demo-questions.ts'
import { LysPhotographs } from './photographs.ts'
import { LysQuestionnaire } from './questionnaire.ts'
import { LysReferralForm } from './referral-form.ts'

define(LysReferralForm, LysPhotographs, LysQuestionnaire, LysDiagram)

/** Every type of question once. */
export const questionnaire: Questionnaire = {
  id: 'lesion',
  title: both('A spot on the skin', 'En flekk på huden'),
  service: 'skin',
  asks: [
    {
      id: 'side',
      type: 'choice',
      label: both('Side', 'Side'),
      choices: [choice('left', 'Left', 'Venstre'), choice('right', 'Right', 'Høyre'), unknown],
      required: true,
      part: 'where',
    },
    {
      id: 'largestMm',
      type: 'number',
      label: both('Largest diameter', 'Største diameter'),
      hint: both('Of the spot that worries most.', 'Av flekken som bekymrer mest.'),
      unit: 'mm',
      min: 1,
      max: 500,
      required: true,
    },
    {
      id: 'change',
      type: 'choices',
      label: both('What has changed', 'Hva har endret seg'),
      choices: [
        choice('size', 'Size', 'Størrelse'),
        choice('colour', 'Colour', 'Farge'),
        choice('none', 'Nothing', 'Ingenting'),
        unknown,
      ],
      exclusive: 'none',
      required: true,
    },
    { id: 'treated', type: 'ynu', label: both('Treated before', 'Behandlet tidligere'), required: true },
    {
      id: 'treatment',
      type: 'text',
      label: both('With what', 'Med hva'),
      when: { ask: 'treated', equals: 'yes' },
      maxLength: 300,
      required: false,
    },
    { id: 'duration', type: 'duration', label: both('For how long', 'Hvor lenge'), required: true },
    { id: 'diabetes', type: 'ynu', label: both('Diabetes', 'Diabetes'), group: 'history', required: true },
    { id: 'pregnancy', type: 'ynu', label: both('Pregnant', 'Gravid'), group: 'history', required: true },
    {
      id: 'count',
      type: 'choice',
      label: both('One or several', 'Én eller flere'),
      choices: [choice('single', 'One', 'Én'), choice('multiple', 'Several', 'Flere')],
      initial: 'single',
      required: true,
    },
    {
      id: 'medicines',
      type: 'text',
      label: both('Medicines in use', 'Faste medisiner'),
      part: 'more',
      required: false,
    },
  ],
  groups: [{ id: 'history', label: both('History', 'Sykehistorie') }],
  views: [
    { view: 'overview', label: both('Overview that shows where', 'Oversikt som viser hvor'), required: true },
    { view: 'close_up_scale', label: both('Close-up with a ruler', 'Nærbilde med målestokk'), required: true },
    { view: 'oblique', label: both('From the side, if raised', 'Fra siden, hvis opphøyd'), required: false },
  ],
}

const unit = {
  id: 'uni_1' as const,
  service: 'skin',
  name: both('Skin unit', 'Hudavdelingen'),
  phone: '+47 00 00 02 01',
}
const office = {
  id: 'off_1' as const,
  name: 'Fjordvik legekontor',
  phone: '+47 00 00 01 01',
  replyAddress: 'post@fjordvik.example',
}

export const session: Session = {
  person: { id: 'per_1', name: 'Demo Lege', clinician: true, hpr: '0000101', language: 'nb' },
  hospital: { name: both('Demo hospital', 'Demosykehuset'), phone: '+47 00 00 00 00' },
  roles: ['referrer'],
  offices: [office],
  units: [],
}

/** A draft on the server, as it is just begun. */
export const started = (id: string): Referral => ({
  id: id as Referral['id'], // ids of a demo are short
  caseNumber: '7K3M-2Q',
  status: 'draft',
  practice: false,
  revision: 1,
  office,
  unit,
  referrer: { id: 'per_1', name: 'Demo Lege', hpr: '0000101' },
  questionnaire: { pack: 'demo', version: '1.0.0', id: 'lesion' },
  content: {
    patient: { nationalId: '', name: '', phone: '', address: '', nextOfKin: '' },
    question: '',
    questionKind: null,
    urgency: 'routine',
    suspicionReason: '',
    wouldRefer: null,
    answers: {},
    consentCare: null,
    consentTeachingOn: null,
    consentResearchOn: null,
    copyToPatient: true,
  },
  patient: null,
  startedAt: '2026-10-05T08:00:00.000Z',
  receivedAt: null,
  answerExpectedBy: null,
  answersLately: null,
  handed: null,
  questions: [],
})

/** What the form needs of a client, answered from here: nothing leaves the page. */
export function aSource(own: Partial<Client> = {}): Client {
  const source: Partial<Client> = {
    listUnits: async () => ({ items: [unit] }),
    listUnitPacks: async () => ({
      items: [
        {
          unitId: unit.id,
          enabled: true,
          pack: {
            id: 'demo',
            version: '1.0.0',
            title: both('Demo', 'Demo'),
            questionnaires: [questionnaire].map(({ id, title, service }) => ({ id, title, service })),
            code: null,
            runs: 'nothing',
            fits: true,
          },
        },
      ],
    }),
    readPack: async () => ({
      id: 'demo',
      version: '1.0.0',
      engines: { lysbord: '*' },
      title: both('Demo', 'Demo'),
      contributes: { questionnaires: [questionnaire], dispositions: [], replyTemplates: [] },
    }),
    startReferral: async (id) => started(id),
    readReferral: async (id) => started(id),
    saveDraft: async (_id, revision) => ({ revision: revision + 1 }),
    submitReferral: async (id, revision) => ({
      ...started(id),
      status: 'waiting',
      revision: revision + 1,
      receivedAt: '2026-10-05T08:05:00.000Z',
      answerExpectedBy: '2026-10-19',
    }),
    findPatient: async () => ({ patient: null, earlier: [] }),
    handDraft: async (id, revision) => ({
      ...started(id),
      revision: revision + 1,
      handed: { by: 'Demo Sykepleier', at: '2026-10-05T08:04:00.000Z' },
    }),
    withdrawReferral: async (id) => ({ ...started(id), status: 'withdrawn' }),
    listImages: async () => ({ items: [] }),
    previewUrl: (id) => `about:blank#${id}`,
    stickerUrl: () => 'about:blank#sticker',
    readEffort: async () => ({ minutes: 4.2, medianMinutes: 5.5, cases: 20 }),
    ...own,
  }
  return source as Client // the form asks nothing else
}

const form = (client: Client, referralId?: string) =>
  html`<lys-referral-form .client=${client} .session=${session} referral-id=${referralId ?? ''}></lys-referral-form>`
const written: Referral = {
  ...started('ref_1'),
  content: {
    patient: { nationalId: '01905810185', name: 'Test Testesen', phone: '', address: 'Havnegata 1', nextOfKin: '' },
    question: 'Har vokst på tre måneder. Kan den fjernes her, eller skal den henvises?',
    questionKind: 'refer_or_not',
    urgency: 'routine',
    suspicionReason: '',
    wouldRefer: 'unsure',
    answers: {
      side: 'left',
      largestMm: 7.5,
      change: ['size', 'colour'],
      treated: 'yes',
      treatment: 'Hydrokortison i to uker',
    },
    consentCare: 'verbal',
    consentTeachingOn: '2026-10-05',
    consentResearchOn: null,
    copyToPatient: true,
  },
}

/** A draft of another questionnaire. */
export const aDraftOf = (asked: Questionnaire, answers: Referral['content']['answers']): Partial<Client> => ({
  readReferral: async () => ({
    ...written,
    questionnaire: { pack: 'demo', version: '1.0.0', id: asked.id },
    content: { ...written.content, answers },
  }),
  readPack: async () => ({
    id: 'demo',
    version: '1.0.0',
    engines: { lysbord: '*' },
    title: both('Demo', 'Demo'),
    contributes: { questionnaires: [asked], dispositions: [], replyTemplates: [] },
  }),
})

/** A draft with photographs of several spots; of the last nobody said which it shows. */
export const severalWith = (images: readonly Image[], own: Partial<Client> = {}): Partial<Client> => ({
  ...aDraftOf(severalSpots(questionnaire), { ...written.content.answers, count: 'multiple' }),
  listImages: async () => ({ items: [...images] }),
  previewUrl: (id) => demoPicture(id),
  ...own,
})
export const aSpot = (n: number, view: string, belongsTo: string | null, own: Partial<Image> = {}): Image => ({
  ...demoImage('ref_1', n),
  view,
  belongsTo,
  ...own,
})
const spots = [
  aSpot(0, 'overview', 'all'),
  aSpot(1, 'close_up_scale', 'L1', { scale: 'ruler' }),
  aSpot(2, 'oblique', 'L2'),
  aSpot(3, 'oblique', null),
]

/** What came back to a practice case. */
export const sampleFeedback: Practice = {
  referralId: 'ref_1',
  caseNumber: '7K3M-2Q',
  answeredAt: '2026-10-05T08:06:00.000Z',
  feedback: {
    images: [
      {
        imageId: 'img_1',
        view: both('Overview that shows where', 'Oversikt som viser hvor'),
        verdict: 'ok',
        reasons: [],
      },
      {
        imageId: 'img_2',
        view: both('From the side, if raised', 'Fra siden, hvis opphøyd'),
        verdict: 'retake',
        reasons: ['focus'],
      },
    ],
    missingViews: [both('Close-up with a ruler', 'Nærbilde med målestokk')],
    unanswered: [both('Diabetes', 'Diabetes')],
    scale: 'missing',
  },
}

export const title = 'Referral form'

export const demos = {
  'What is it about': () => form(aSource()),
  'A draft': () => form(aSource({ readReferral: async () => written }), 'ref_1'),
  'On the body': () =>
    form(
      aSource(
        aDraftOf(onTheBody, { bodySite: 'arm', side: 'left', mapPoint: 'front:826,410', noticedOn: '2026-09-28' }),
      ),
      'ref_1',
    ),
  'Several spots': () => form(aSource(severalWith(spots)), 'ref_1'),
  'A red flag': () =>
    form(aSource(aDraftOf(onTheBody, { bodySite: 'back', side: 'midline', fever: 'yes', temperature: 39.4 })), 'ref_1'),
  'Eighty questions': () => form(aSource(aDraftOf(eighty, { q1: 'yes' })), 'ref_1'),
  'An emergency': () =>
    form(
      aSource({ readReferral: async () => ({ ...written, content: { ...written.content, urgency: 'emergency' } }) }),
      'ref_1',
    ),
  'For practice': () => html`<lys-referral-form practice .client=${aSource()} .session=${session}></lys-referral-form>`,
  'Feedback to practice': () =>
    form(
      aSource({
        readReferral: async () => ({ ...written, status: 'acknowledged', practice: true }),
        readPractice: async () => sampleFeedback,
      }),
      'ref_1',
    ),
  Sent: () =>
    form(
      aSource({
        readReferral: async () => ({
          ...written,
          status: 'waiting',
          receivedAt: '2026-10-05T08:05:00.000Z',
          answerExpectedBy: '2026-10-19',
          answersLately: { workingDays: 3, cases: 50, answered: 48 },
        }),
      }),
      'ref_1',
    ),
}
