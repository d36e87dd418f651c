import { page } from 'vitest/browser'
import { type Client, ClientProblem, type Draft } from '../../web-components/client.ts'
import { aSource, session } from '../../web-components/referral-form/referral-form.demo.ts'

export const patient = '01905810185'
export const refuse = (code: ClientProblem['code'], more: object = {}) =>
  Promise.reject(new ClientProblem({ code, status: 422, ...more }))
export const offline = () => Promise.reject(new ClientProblem({ code: 'offline' }))

/** A form over a source that answers from here, and what it was asked to save. */
export function opens(own: Partial<Client> = {}, referralId?: string) {
  const saved: Draft[] = []
  const saveDraft: Client['saveDraft'] = async (_id, revision, content) => {
    saved.push(content)
    return { revision: revision + 1 }
  }
  const form = document.createElement('lys-referral-form')
  Object.assign(form, { client: aSource({ saveDraft, ...own }), session, referralId })
  document.body.append(form)
  return { form, saved }
}

export async function begins(own: Partial<Client> = {}) {
  const opened = opens(own)
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  return opened
}
export const field = (name: string) => page.getByLabelText(name)
export const taps = (group: string, choice: string) =>
  page
    .getByRole(group === 'What has changed' ? 'group' : 'radiogroup', { name: group })
    .getByText(choice)
    .click()
/** What has the focus, through shadow roots. */
export function focused(from: DocumentOrShadowRoot = document): Element | null | undefined {
  const inner = from.activeElement?.shadowRoot
  return inner ? focused(inner) : from.activeElement
}
export const sends = () => page.getByRole('button', { name: 'Send to Skin unit' }).click()

export async function fillsIn() {
  await field('Birth number').fill(patient)
  await field('Name').fill('Test Testesen')
  await taps('Side', 'Left')
  await field('Largest diameter').fill('7,5')
  await taps('What has changed', 'Size')
  await page.getByRole('button', { name: 'Set the rest to unknown' }).click()
  await field('Question').fill('May I excise it here?')
  await taps('What you want to know', 'What it is')
  await taps('Would you have referred the patient without this?', 'Unsure')
  await taps('The patient agrees that pictures and information go to the hospital', 'Yes, verbally')
}
