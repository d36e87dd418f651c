import type { Calls, Check, Office, Person, Portal, SetUp } from '../client.ts'

/** What a coordinator asks about the hospital's people, offices and portals. `deed` makes the same request harmless when it is sent again. */
export const placeCalls = ({ api, take, header }: Calls) => ({
  listPortals: () => take<{ items: Portal[] }>(api.portals.$get()),
  checkPortal: (portalId: string, json: SetUp) =>
    take<{ checks: Check[] }>(api.portals[':portalId'].checks.$post({ param: { portalId }, json })),
  listPeople: () => take<{ items: Person[] }>(api.people.$get()),
  disablePerson: (personId: string, deed: string) =>
    take<Person>(api.people[':personId'].disabling.$post({ param: { personId }, json: {}, header: header(deed) })),
  enablePerson: (personId: string, deed: string) =>
    take<Person>(api.people[':personId'].enabling.$post({ param: { personId }, json: {}, header: header(deed) })),
  listOffices: () => take<{ items: Office[] }>(api.offices.$get()),
  closeOffice: (officeId: string, deed: string) =>
    take<Office>(api.offices[':officeId'].closing.$post({ param: { officeId }, json: {}, header: header(deed) })),
  openOffice: (officeId: string, deed: string) =>
    take<Office>(api.offices[':officeId'].opening.$post({ param: { officeId }, json: {}, header: header(deed) })),
})
