import type { Chart, Contact, OfficeProfile, Profile, ProfileVersion, Use } from '../client.ts'
import type { OfficeClient } from './office.ts'

// For demos and tests: a made-up office.
const officeId = 'off_1'
export const emptyProfile: Profile = {
  listSize: null,
  ages: null,
  gps: null,
  staff: null,
  setting: null,
  travelMinutes: null,
  travelKilometres: null,
  equipment: [],
  people: [],
  payment: null,
  owner: null,
  photographer: null,
  onboarding: {
    localProblem: null,
    benefit: null,
    politicalAndMedical: null,
    promoters: null,
    organisationAndTechnology: null,
    futureOperation: null,
  },
}

export const wholeProfile: Profile = {
  ...emptyProfile,
  listSize: 3_120,
  ages: { under18: 0.21, over66: 0.19 },
  gps: 3,
  staff: 4,
  setting: 'rural',
  travelMinutes: 150,
  travelKilometres: 160,
  equipment: [
    {
      kind: 'camera',
      what: 'Digitalkamera',
      deliveredOn: '2024-10-01',
      connectedOn: '2024-10-20',
      isWorking: true,
      place: 'Skiftestua',
    },
  ],
  people: [
    { name: 'Demo Lege Fjord', role: 'gp', personId: 'per_1' },
    { name: 'Demo Sykepleier Fjord', role: 'nurse', personId: null },
  ],
  owner: 'Demo Lege Fjord',
  photographer: 'Demo Sykepleier Fjord',
  onboarding: { ...emptyProfile.onboarding, localProblem: 'Lang vei til spesialist.' },
}

export const profileOf = (profile: Profile, more: Partial<OfficeProfile> = {}): OfficeProfile => ({
  office: {
    id: officeId,
    name: 'Legekontor Fjord',
    municipality: 'Alta',
    phone: '+47 00 00 01 01',
    connectedAt: '2024-10-20T08:00:00.000Z',
    closedAt: null,
  },
  version: 2,
  by: 'Demo Koordinator',
  at: '2026-03-04T09:00:00.000Z',
  profile,
  ...more,
})

const aContact = (n: number, more: Partial<Contact>): Contact => ({
  id: `con_${n}`,
  officeId,
  kind: 'call',
  about: null,
  reason: null,
  sentence: '',
  nextOn: null,
  by: 'Demo Koordinator',
  at: '2026-05-04T10:00:00.000Z',
  ...more,
})
export const sampleContacts: readonly Contact[] = [
  aContact(3, {
    at: '2026-09-14T10:00:00.000Z',
    sentence: 'Sender igjen når vikaren er på plass.',
    nextOn: '2026-12-14',
  }),
  aContact(2, { kind: 'training', reason: 'skill', sentence: 'Kurs over nett for to leger.' }),
  aContact(1, { kind: 'later', about: 'silent', at: '2026-05-02T10:00:00.000Z', nextOn: '2026-05-04' }),
]

const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2025, 11 + i, 1)).toISOString().slice(0, 7))
export const sampleOfficeUse = (cases: readonly number[] = [0, 0, 1, 2, 0, 0, 3, 5, 4, 6, 5, 2]): Use => ({
  eligible: 1,
  adopters: 1,
  adoptionRate: 1,
  cases: 28,
  busiestFour: { share: 1, officeIds: [officeId], isTied: false },
  k80: 1,
  months,
  contacts: [],
  isCounting: false,
  curve: [],
  offices: [
    {
      id: officeId,
      name: 'Legekontor Fjord',
      municipality: 'Alta',
      connectedAt: '2024-10-20T08:00:00.000Z',
      cases: cases.reduce((sum, one) => sum + one, 0),
      share: 1,
      replies: 20,
      acknowledged: 18,
      firstCaseOn: '2026-02-03',
      lastCaseOn: '2026-11-12',
      stage: 'regular',
      isTooNew: false,
      end: null,
      owner: null,
      photographer: null,
      keyPersonShare: null,
      answerDays: 2,
      months: [...cases],
    },
  ],
})

export const sampleOfficeChart = (cases: readonly number[] = [0, 0, 1, 2, 0, 0, 3, 5, 4, 6, 5]): Chart => ({
  name: 'office-months',
  kind: 'run',
  title: { en: 'Cases by month since it was connected', nb: 'Saker per måned siden kontoret ble tilkoblet' },
  finding: {
    en: 'Median 2 a month. No change beyond chance.',
    nb: 'Median 2 i måneden. Ingen endring ut over det tilfeldige.',
  },
  columns: [
    { code: 'month', name: { en: 'Month', nb: 'Måned' }, unit: 'text' },
    { code: 'cases', name: { en: 'Cases', nb: 'Saker' }, unit: 'count' },
  ],
  rows: cases.map((count, i) => [months[i]!, count]),
  x: 'month',
  y: 'cases',
  centre: 2,
  signals: [],
  remarks: [],
})

const versions: readonly ProfileVersion[] = [
  { version: 2, by: 'Demo Koordinator', at: '2026-03-04T09:00:00.000Z', profile: wholeProfile },
  {
    version: 1,
    by: null,
    at: '2024-10-20T08:00:00.000Z',
    profile: { ...wholeProfile, gps: 2, photographer: null, people: wholeProfile.people.slice(0, 1) },
  },
]

/** What the server would answer. */
export const officeClient = (own: Partial<OfficeClient> = {}): OfficeClient => ({
  readProfile: async () => profileOf(wholeProfile),
  saveProfile: async (_, version, profile) =>
    profileOf(profile, { version: version + 1, at: '2026-11-24T09:00:00.000Z' }),
  listProfileVersions: async () => ({ items: [...versions], more: false }),
  logContact: async (_, id, contact) =>
    aContact(9, { id: id as 'con_', about: null, at: '2026-11-24T09:00:00.000Z', ...contact }),
  listContacts: async () => ({ items: [...sampleContacts], more: false }),
  readUse: async () => sampleOfficeUse(),
  readOfficeChart: async () => sampleOfficeChart(),
  listPeople: async () => ({
    items: [
      {
        id: 'per_1',
        name: 'Demo Lege Fjord',
        hpr: '0000101',
        disabledAt: null,
        memberships: [{ party: officeId, role: 'referrer' }],
      },
    ],
  }),
  ...own,
})
