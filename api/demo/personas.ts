import { regionOffices } from './region/offices.ts'

/**
 * The demonstration's region. Every person, number and address is invented: licence numbers begin with four zeros,
 * telephone numbers with "00", which is issued to nobody, and mail goes to `.example`. Only the place names are real.
 */
export interface DemoTenant {
  readonly key: string
  readonly name: Words
  readonly phone: string
}

export interface DemoOffice {
  readonly key: string
  readonly name: string
  readonly municipality: string
  readonly phone: string
  readonly email: string
}

/** `service` is the unit's own code; the core gives it no meaning. */
export interface DemoUnit {
  readonly key: string
  readonly name: Words
  readonly service: string
  readonly phone: string
}

/** `login` is the subject at the demo provider. Without `hpr` a person is no clinician here. */
export interface DemoPersona {
  readonly login: string
  readonly name: string
  readonly role: 'referrer' | 'staff' | 'specialist' | 'coordinator' | 'researcher'
  readonly office?: string
  readonly units?: readonly string[]
  readonly hpr?: string
  readonly email: string
  readonly language: 'nb' | 'en'
}

interface Words {
  readonly nb: string
  readonly en: string
}

export const demoTenant: DemoTenant = {
  key: 'demo',
  name: { nb: 'Demo universitetssykehus', en: 'Demo University Hospital' },
  phone: '+47 00 00 00 00',
}

/** Ninety-four offices; the personas work at three of them. */
export const demoOffices: readonly DemoOffice[] = regionOffices

export const demoUnits: readonly DemoUnit[] = [
  { key: 'hud', name: { nb: 'Hudavdelingen', en: 'Dermatology' }, service: 'dermatology', phone: '+47 00 00 02 01' },
  {
    key: 'plastikk',
    name: { nb: 'Plastikkirurgisk avdeling', en: 'Plastic Surgery' },
    service: 'plastic',
    phone: '+47 00 00 02 02',
  },
  {
    key: 'onh',
    name: { nb: 'Øre-nese-hals-avdelingen', en: 'Ear, Nose and Throat' },
    service: 'ent',
    phone: '+47 00 00 02 03',
  },
]

export const demoPersonas: readonly DemoPersona[] = [
  {
    login: 'gp-alta',
    name: 'Demo Lege Alta',
    role: 'referrer',
    office: 'alta',
    hpr: '0000101',
    email: 'lege@alta-legekontor.example',
    language: 'nb',
  },
  {
    login: 'deputy-alta',
    name: 'Demo Vikarlege Alta',
    role: 'referrer',
    office: 'alta',
    hpr: '0000102',
    email: 'vikar@alta-legekontor.example',
    language: 'nb',
  },
  {
    login: 'gp-hammerfest',
    name: 'Demo Lege Hammerfest',
    role: 'referrer',
    office: 'hammerfest',
    hpr: '0000103',
    email: 'lege@hammerfest-legekontor.example',
    language: 'en',
  },
  {
    login: 'gp-sortland',
    name: 'Demo Lege Sortland',
    role: 'referrer',
    office: 'sortland',
    hpr: '0000104',
    email: 'lege@sortland-legekontor.example',
    language: 'nb',
  },
  {
    login: 'secretary-sortland',
    name: 'Demo Sekretær Sortland',
    role: 'staff',
    office: 'sortland',
    email: 'sekretar@sortland-legekontor.example',
    language: 'nb',
  },
  {
    login: 'specialist-skin',
    name: 'Demo Spesialist Hud',
    role: 'specialist',
    units: ['hud'],
    hpr: '0000201',
    email: 'hud@demo-sykehus.example',
    language: 'nb',
  },
  {
    login: 'senior-skin',
    name: 'Demo Overlege Hud',
    role: 'specialist',
    units: ['hud'],
    hpr: '0000203',
    email: 'overlege@demo-sykehus.example',
    language: 'en',
  },
  {
    login: 'specialist-surgery',
    name: 'Demo Spesialist Plastikk og ØNH',
    role: 'specialist',
    units: ['plastikk', 'onh'],
    hpr: '0000202',
    email: 'plastikk@demo-sykehus.example',
    language: 'nb',
  },
  {
    login: 'coordinator',
    name: 'Demo Koordinator',
    role: 'coordinator',
    email: 'koordinator@demo-sykehus.example',
    language: 'nb',
  },
  {
    login: 'researcher',
    name: 'Demo Forsker',
    role: 'researcher',
    email: 'forsker@demo-sykehus.example',
    language: 'nb',
  },
]
