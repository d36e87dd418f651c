import { commandId, scope, slice } from '../kernel/slice.ts'
import { askQuestion } from './ask-question.ts'
import * as contract from './contract.ts'
import { findPatient } from './find-patient.ts'
import { readReferral } from './find-referral.ts'
import { handDraft } from './hand-draft.ts'
import { listReferrals } from './list-referrals.ts'
import { saveDraft } from './save-draft.ts'
import { startReferral } from './start-referral.ts'
import { submitReferral } from './submit-referral.ts'
import { withdrawReferral } from './withdraw-referral.ts'

export const referralRoutes = () =>
  slice()
    .openapi(contract.startReferral, async (c) => {
      const { answer, repeated } = await startReferral(scope(c), c.req.valid('param').referralId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.readReferral, async (c) =>
      c.json(await readReferral(scope(c), c.req.valid('param').referralId), 200),
    )
    .openapi(contract.listReferrals, async (c) =>
      c.json(await listReferrals(scope(c), c.req.valid('param').officeId, c.req.valid('query')), 200),
    )
    .openapi(contract.findPatient, async (c) =>
      c.json(await findPatient(scope(c), c.req.valid('param').officeId, c.req.valid('json').nationalId), 200),
    )
    .openapi(contract.saveDraft, async (c) => {
      const saved = await saveDraft(scope(c), c.req.valid('param').referralId, c.req.valid('json'), commandId(c))
      return c.json(saved.answer, 200)
    })
    .openapi(contract.submitReferral, async (c) => {
      const sent = await submitReferral(scope(c), c.req.valid('param').referralId, c.req.valid('json'), commandId(c))
      return c.json(sent.answer, 200)
    })
    .openapi(contract.handDraft, async (c) => {
      const handed = await handDraft(scope(c), c.req.valid('param').referralId, c.req.valid('json'), commandId(c))
      return c.json(handed.answer, 200)
    })
    .openapi(contract.askQuestion, async (c) => {
      const { referralId, questionId } = c.req.valid('param')
      const { answer, repeated } = await askQuestion(scope(c), referralId, questionId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.withdrawReferral, async (c) => {
      const taken = await withdrawReferral(scope(c), c.req.valid('param').referralId, c.req.valid('json'), commandId(c))
      return c.json(taken.answer, 200)
    })
