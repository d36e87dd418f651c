import type { Calls, Chart, Contact, NewContact, OfficeProfile, Profile, ProfileVersion } from '../client.ts'

/** What is known of an office and what was done for it. `deed` makes the same request harmless when it is sent again. */
export const officeCalls = ({ api, take, header }: Calls) => ({
  readProfile: (officeId: string) =>
    take<OfficeProfile>(api.offices[':officeId'].profile.$get({ param: { officeId } })),
  /** `version` is the one that is changed. Rejects with profile.moved-on where somebody was faster. */
  saveProfile: (officeId: string, version: number, profile: Profile, deed: string) =>
    take<OfficeProfile>(
      api.offices[':officeId'].profile.$put({ param: { officeId }, json: { version, profile }, header: header(deed) }),
    ),
  listProfileVersions: (officeId: string) =>
    take<{ items: ProfileVersion[]; more: boolean }>(
      api.offices[':officeId'].profile.versions.$get({ param: { officeId } }),
    ),
  logContact: (officeId: string, contactId: string, json: NewContact) =>
    take<Contact>(api.offices[':officeId'].contacts[':contactId'].$put({ param: { officeId, contactId }, json })),
  /** Its months or the days between its cases, with what run rules say of them. */
  readOfficeChart: (officeId: string) => take<Chart>(api.offices[':officeId'].chart.$get({ param: { officeId } })),
  listContacts: (officeId: string) =>
    take<{ items: Contact[]; more: boolean }>(api.offices[':officeId'].contacts.$get({ param: { officeId } })),
})
