import type { Image, Letter, LetterCover, Pack, Question, Questionnaire, Reply, Session } from '../client.ts'
import type { LetterClient } from './reading.ts'

// For demos and tests. The birth number fits the public test series (month + 80) and belongs to nobody.
const at = (day: number, time: string): string => `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`
const specialist = { id: 'per_specialist', name: 'Demo Spesialist Hud' } as const
const unit = { en: 'Dermatology', nb: 'Hudavdelingen' }

export const sampleSession = {
  hospital: { name: { en: 'Demo University Hospital', nb: 'Demo universitetssykehus' }, phone: '+47 00 00 00 00' },
} as const satisfies Pick<Session, 'hospital'>

export const sampleReply: Reply = {
  id: 'rep_first',
  corrects: null,
  description:
    'Jevnt pigmentert, symmetrisk forandring på 6 mm med regelmessig avgrensning. Ingen trekk som gir mistanke om malignitet på disse bildene.',
  diagnosis: { text: 'Melanocytisk nevus', code: 'D22.7' },
  certainty: 'probable',
  textToGp:
    'Ingen behandling nødvendig, ta nye bilder om seks uker.\n\nHenvis på nytt hvis den endrer størrelse, form eller farge, eller blør. Ta gjerne dermatoskopi ved neste kontroll, med målestokk ved siden av.',
  textToPatient:
    'Spesialisten har sett på bildene av føflekken din. Den ser ufarlig ut og trenger ikke behandling nå. Ta kontakt med legen din hvis den vokser, endrer form eller farge, eller begynner å blø.',
  treatment: '',
  teachingPoint: 'En jevnt pigmentert, symmetrisk flekk under 6 mm uten endring kan ses an.',
  answers: { risk: 'benign', returnIf: 'Den vokser, endrer farge eller blør.' },
  sentBy: specialist,
  sentAt: at(20, '12:40'),
  heldUntil: null,
}

export const sampleCorrection: Reply = {
  ...sampleReply,
  id: 'rep_second',
  corrects: 'rep_first',
  diagnosis: { text: 'Melanocytisk nevus', code: 'D22.7' },
  certainty: 'possible',
  textToGp: sampleReply.textToGp.replace('seks uker', 'fire uker').replace(', med målestokk ved siden av', ''),
  sentAt: at(23, '08:05'),
}

export const sampleCover: LetterCover = {
  id: 'let_sample',
  referralId: 'ref_sample',
  caseNumber: '7K3M-2Q',
  unit,
  addressee: { id: 'per_gp', name: 'Demo Lege Alta' },
  arrivedAt: at(20, '12:41'),
  openedAt: null,
  acknowledgedAt: null,
  mayOpen: 'yes',
}

export const sampleLetter: Letter = {
  cover: sampleCover,
  referral: {
    id: 'ref_sample',
    caseNumber: '7K3M-2Q',
    status: 'replied',
    practice: false,
    revision: 4,
    office: { id: 'off_alta', name: 'Alta legekontor', phone: '+47 00 00 01 01', replyAddress: 'post@alta.example' },
    unit: { id: 'uni_skin', name: unit, phone: '+47 00 00 02 01' },
    referrer: { id: 'per_gp', name: 'Demo Lege Alta', hpr: '0000101' },
    questionnaire: { pack: 'dermatology', version: '1.0.0', id: 'skin-lesion' },
    content: {
      patient: { nationalId: '14875800192', name: 'Demo Pasient', phone: '', address: '', nextOfKin: '' },
      question: 'Føflekk på leggen har vokst de siste tre månedene. Skal den fjernes her, eller bør jeg henvise?',
      questionKind: 'refer_or_not',
      urgency: 'routine',
      suspicionReason: '',
      wouldRefer: 'yes',
      answers: { largestMm: 6, change: ['size', 'colour'], immunosuppression: 'no', bleeding: 'unknown' },
      consentCare: 'verbal',
      consentTeachingOn: null,
      consentResearchOn: null,
      copyToPatient: true,
    },
    patient: { birthDate: '1958-07-14', age: 68, sex: 'female' },
    startedAt: at(16, '09:00'),
    receivedAt: at(16, '09:12'),
    answerExpectedBy: '2026-11-30',
    answersLately: null,
    handed: null,
    questions: [],
  },
  decision: { disposition: 'advice_photo_review', latestDate: null, weeks: 6, reason: '' },
  replies: [sampleReply],
  basedOn: ['img_overview', 'img_close', 'img_dermoscopy'],
}

const image = (id: string, view: string, status: Image['status']): Image => ({
  id: `img_${id}`,
  referralId: 'ref_sample',
  view,
  belongsTo: null,
  scale: null,
  recognisable: null,
  mediaType: 'image/jpeg',
  bytes: 2_400_000,
  sha256: '',
  status,
  width: 4032,
  height: 3024,
  frames: 1,
  tileSize: 512,
  problem: null,
  takenAt: null,
  device: null,
  orientation: null,
  hasPosition: null,
  quality: null,
  recipe: null,
  attachedAt: at(16, '09:05'),
  readyAt: at(16, '09:06'),
})
export const sampleImages: readonly Image[] = [
  image('overview', 'overview', 'ready'),
  image('close', 'close_up', 'ready'),
  image('dermoscopy', 'dermoscopy', 'ready'),
]

/** A drawing that stands for a photograph: nobody's skin. */
export function samplePicture(hue: number): string {
  const shape = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="768"><rect width="1024" height="768" fill="hsl(${hue} 38% 74%)"/><circle cx="512" cy="384" r="${120 + hue * 3}" fill="hsl(${hue} 40% 34%)"/></svg>`
  return URL.createObjectURL(new Blob([shape], { type: 'image/svg+xml' }))
}

const questionnaire: Questionnaire = {
  id: 'skin-lesion',
  title: { en: 'Skin lesion', nb: 'Hudforandring' },
  service: 'dermatology',
  asks: [
    {
      id: 'largestMm',
      type: 'number',
      unit: 'mm',
      required: true,
      label: { en: 'Largest diameter', nb: 'Største diameter' },
    },
    {
      id: 'change',
      type: 'choices',
      required: true,
      label: { en: 'Change', nb: 'Endring' },
      choices: [
        { code: 'size', label: { en: 'Size', nb: 'Størrelse' } },
        { code: 'colour', label: { en: 'Colour', nb: 'Farge' } },
      ],
    },
    { id: 'immunosuppression', type: 'ynu', required: true, label: { en: 'Immunosuppression', nb: 'Immunsuppresjon' } },
    { id: 'bleeding', type: 'ynu', required: true, label: { en: 'Bleeding', nb: 'Blødning' } },
  ],
  views: [
    { view: 'overview', required: true, label: { en: 'Overview', nb: 'Oversikt' } },
    { view: 'close_up', required: true, label: { en: 'Close-up', nb: 'Nærbilde' } },
    { view: 'dermoscopy', required: false, label: { en: 'Dermoscopy', nb: 'Dermatoskopi' } },
  ],
}

const replySections: Pack['contributes']['replySections'] = [
  {
    id: 'assessment',
    title: { en: 'Assessment', nb: 'Vurdering' },
    asks: [
      {
        id: 'risk',
        type: 'choice',
        required: true,
        label: { en: 'Risk of serious disease', nb: 'Risiko for alvorlig sykdom' },
        choices: [
          { code: 'benign', label: { en: 'None, benign', nb: 'Ingen, godartet' } },
          { code: 'high', label: { en: 'High', nb: 'Høy' } },
        ],
      },
      { id: 'returnIf', type: 'text', required: false, label: { en: 'Refer again if', nb: 'Henvis på nytt hvis' } },
      { id: 'secondReader', type: 'text', required: false, label: { en: 'Second reader', nb: 'Vurdert sammen med' } },
    ],
  },
]

const hues: Readonly<Record<string, number>> = { img_overview: 12, img_close: 20, img_dermoscopy: 28 }

/** A server with one letter. `own` replaces what it does. */
export function sampleClient(letter: Letter = sampleLetter, own: Partial<LetterClient> = {}): LetterClient {
  let { cover } = letter
  const pictures = new Map<string, string>()
  const picture = (id: string): string => {
    const made = pictures.get(id) ?? samplePicture(hues[id] ?? 0)
    pictures.set(id, made)
    return made
  }
  return {
    readLetterCover: async () => cover,
    openLetter: async () => ({ ...letter, cover: (cover = { ...cover, openedAt: at(24, '07:30') }) }),
    acknowledgeLetter: async () => (cover = { ...cover, acknowledgedAt: at(24, '07:31') }),
    askQuestion: async (_referral, id, text) => ({
      id: id as Question['id'],
      text,
      askedBy: { id: 'per_gp', name: 'Demo Lege Alta' },
      askedAt: at(24, '07:40'),
    }),
    listImages: async () => ({ items: [...sampleImages] }),
    readPack: async () => ({
      id: 'dermatology',
      version: '1.0.0',
      engines: { lysbord: '^0.1.0' },
      title: { en: 'Dermatology', nb: 'Hud' },
      contributes: { questionnaires: [questionnaire], dispositions: [], replyTemplates: [], replySections },
    }),
    previewUrl: picture,
    originalUrl: picture,
    ...own,
  }
}
