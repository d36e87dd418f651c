import { commandId, scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { listContacts, logContact } from './log-contact.ts'
import { listProfileVersions, readProfile } from './read-profile.ts'
import { saveProfile } from './save-profile.ts'

export const officeRoutes = () =>
  slice()
    .openapi(contract.readProfile, async (c) => {
      const { officeId } = c.req.valid('param')
      return c.json(await readProfile(scope(c), officeId), 200)
    })
    .openapi(contract.saveProfile, async (c) => {
      const { officeId } = c.req.valid('param')
      return c.json((await saveProfile(scope(c), officeId, c.req.valid('json'), commandId(c))).answer, 200)
    })
    .openapi(contract.listProfileVersions, async (c) => {
      const { officeId } = c.req.valid('param')
      return c.json(await listProfileVersions(scope(c), officeId), 200)
    })
    .openapi(contract.logContact, async (c) => {
      const { officeId, contactId } = c.req.valid('param')
      const { answer, repeated } = await logContact(scope(c), officeId, contactId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.listContacts, async (c) => {
      const { officeId } = c.req.valid('param')
      return c.json(await listContacts(scope(c), officeId), 200)
    })
