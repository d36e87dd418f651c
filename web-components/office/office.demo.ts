import { html } from 'lit'
import { LysChart } from '../charts/chart.ts'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysContact } from './contact.ts'
import { LysOffice, type OfficeClient } from './office.ts'
import { LysOfficeProfile } from './profile.ts'
import {
  emptyProfile,
  officeClient,
  profileOf,
  sampleOfficeChart,
  sampleOfficeUse,
  wholeProfile,
} from './sample-office.ts'

define(LysOffice, LysOfficeProfile, LysContact, LysChart)

const shown = (own: Partial<OfficeClient> = {}) =>
  html`<lys-office .client=${officeClient(own)} .officeId=${'off_1'}></lys-office>`
const offline = () => Promise.reject(new ClientProblem({ code: 'offline' }))
let saved = false

export const title = 'One office'

export const demos = {
  'An office that uses it': () => shown(),
  'Nobody has entered anything': () =>
    shown({
      readProfile: async () => profileOf(emptyProfile, { version: 0, by: null, at: null }),
      listContacts: async () => ({ items: [], more: false }),
      readUse: async () => sampleOfficeUse(Array.from({ length: 12 }, () => 0)),
      readOfficeChart: async () => sampleOfficeChart([]),
    }),
  'Somebody else saves meanwhile': () =>
    shown({
      saveProfile: async (_, version, profile) => {
        if (version === 3) return profileOf(profile, { version: 4 })
        saved = true
        throw new ClientProblem({ code: 'profile.moved-on' })
      },
      readProfile: async () =>
        saved ? profileOf({ ...wholeProfile, gps: 4 }, { version: 3, by: 'Demo Kollega' }) : profileOf(wholeProfile),
    }),
  'Without a connection': () => shown({ readProfile: offline }),
}
