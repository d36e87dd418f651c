import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Client, ClientProblem, type Draft, type Image } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPhotographs } from './photographs.ts'
import { LysQuestionnaire } from './questionnaire.ts'
import { aSource, session, started } from './referral-form.demo.ts'
import { LysReferralForm } from './referral-form.ts'

define(LysReferralForm, LysPhotographs, LysQuestionnaire)
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

const patient = '01905810185'
const refuse = (code: ClientProblem['code'], more: object = {}) =>
  Promise.reject(new ClientProblem({ code, status: 422, ...more }))
const offline = () => Promise.reject(new ClientProblem({ code: 'offline' }))

/** A form over a source that answers from here, and what it was asked to save. */
function opens(own: Partial<Client> = {}, referralId?: string) {
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

async function begins(own: Partial<Client> = {}) {
  const opened = opens(own)
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  return opened
}
const field = (name: string) => page.getByLabelText(name)
const taps = (group: string, choice: string) =>
  page
    .getByRole(group === 'What has changed' ? 'group' : 'radiogroup', { name: group })
    .getByText(choice)
    .click()
/** What has the focus, through shadow roots. */
function focused(from: DocumentOrShadowRoot = document): Element | null | undefined {
  const inner = from.activeElement?.shadowRoot
  return inner ? focused(inner) : from.activeElement
}
const sends = () => page.getByRole('button', { name: 'Send to Skin unit' }).click()

async function fillsIn() {
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

test('what is missing is said at the top and at the field, and each line leads to its field', async () => {
  let asked = 0
  const submitReferral: Client['submitReferral'] = () => {
    asked++
    return offline()
  }
  await begins({ submitReferral })
  await fillsIn()
  await field('Name').fill('')
  await field('Largest diameter').fill('')
  await page.getByText('Choose something else').click()
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await taps('What has changed', 'Nothing')
  await page.getByRole('button', { name: 'Set the rest to unknown' }).click()
  await sends()

  const summary = page.getByRole('group', { name: /^2 things are missing/ })
  await expect.poll(() => focused()).toBe(summary.element())
  expect(
    summary
      .getByRole('link')
      .elements()
      .map((link) => link.textContent),
  ).toEqual(['Name: Please give the name', 'Side: Please answer'])
  await expect.element(summary.getByText(/^Pictures still missing: .*can be sent without them/)).toBeVisible()
  expect(asked).toBe(0)
  await expect.element(field('Name')).toHaveAccessibleDescription('Please give the name')
  await expect.element(field('Name')).toBeInvalid()
  await summary.getByRole('link', { name: /^Side/ }).click()
  expect(focused()).toHaveProperty('name', 'answers-side')

  await field('Name').fill('Test Testesen')
  await expect.element(field('Name')).toBeValid()
})

test('what only the server sees is shown in the same way', async () => {
  const fields = [{ path: '/patient/nationalId', message: 'Eleven digits that fit together' }]
  await begins({ submitReferral: () => refuse('referral.incomplete', { fields }) })
  await fillsIn()
  await sends()
  await page.getByRole('link', { name: 'Birth number: Eleven digits that fit together' }).click()
  expect(focused()?.id).toBe('patient-nationalId')
})

test('a number that cannot be is named after it was typed, keeps the rest saved, and stops the sending', async () => {
  let sent = 0
  const { saved } = await begins({
    submitReferral: async (id) => {
      sent++
      return started(id)
    },
  })
  await field('Largest diameter').fill('900')
  await taps('Side', 'Left')
  await expect.element(field('Largest diameter')).toHaveAccessibleDescription(/At most 500/)
  await sends()

  await expect.element(page.getByRole('link', { name: 'Largest diameter: At most 500' })).toBeVisible()
  await expect.poll(() => saved.at(-1)?.answers).toEqual({ side: 'left', count: 'single' })
  expect(sent).toBe(0)
})

test('a birth number with a wrong digit is noticed while typing, a right one tells age and sex', async () => {
  await begins()
  await field('Birth number').fill('01905810186')
  await expect.element(field('Birth number')).toHaveAccessibleDescription(/do not fit together/)
  await field('Birth number').fill('019058 10185')
  await expect.element(page.getByText(/male, born 1 Oct 1958/)).toBeVisible()
})

test('without a connection nothing typed is lost, and it is saved once the connection is back', async () => {
  const asked: { deed: string; content: Draft }[] = []
  let connected = false
  const saveDraft: Client['saveDraft'] = async (_id, revision, content, deed) => {
    asked.push({ deed, content })
    return connected ? { revision: revision + 1 } : offline()
  }
  await begins({ saveDraft })
  await field('Question').fill('Is it')
  await expect.element(page.getByText('Not saved, trying again')).toBeVisible()
  await field('Question').fill('Is it dangerous?')
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  connected = true
  dispatchEvent(new Event('online'))

  await expect.element(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await expect.element(field('Question')).toHaveValue('Is it dangerous?')
  // The attempt without an answer is repeated to the letter: it may have been stored.
  expect(new Set(asked.slice(0, -1).map(({ deed, content }) => deed + content.question)).size).toBe(1)
  expect(asked.at(-1)?.content.question).toBe('Is it dangerous?')
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
})

test('a draft that could not be begun is begun later, under the same id', async () => {
  const ids: string[] = []
  let connected = false
  const { saved } = await begins({
    startReferral: async (id) => {
      ids.push(id)
      return connected ? started(id) : offline()
    },
  })
  await field('Name').fill('Test Testesen')
  connected = true
  dispatchEvent(new Event('online'))
  await expect.poll(() => saved.at(-1)?.patient.name).toBe('Test Testesen')
  expect(new Set(ids).size).toBe(1)
})

test('a draft changed in another window: the text stays, and either version can be kept', async () => {
  const theirs = {
    ...started('ref_1'),
    revision: 7,
    content: { ...started('ref_1').content, question: 'From the other window' },
  }
  const revisions: number[] = []
  const saveDraft: Client['saveDraft'] = async (_id, revision) => {
    revisions.push(revision)
    return revision === 7 ? { revision: 8 } : refuse('draft.moved-on', { status: 412, revision: 7 })
  }
  await begins({ saveDraft, readReferral: async () => theirs })
  await field('Question').fill('From this window')
  const load = page.getByRole('button', { name: 'Load the other version' })
  await expect.element(load).toBeVisible()
  await expect.element(field('Question')).toHaveValue('From this window')
  await load.click()
  await expect.element(field('Question')).toHaveValue('From the other window')
  await expect
    .element(page.getByLabelText('What you had written here and was not saved'))
    .toHaveValue('From this window')

  await field('Question').fill('Both together')
  await expect.element(page.getByText(/^Saved/)).toBeVisible()
  expect(revisions).toEqual([1, 7])
})

test('keeping mine saves it over the other version', async () => {
  const saveDraft: Client['saveDraft'] = async (_id, revision) =>
    revision === 7 ? { revision: 8 } : refuse('draft.moved-on')
  await begins({ saveDraft, readReferral: async (id) => ({ ...started(id), revision: 7 }) })
  await field('Question').fill('Mine')
  await page.getByRole('button', { name: 'Keep mine instead' }).click()
  await expect.element(page.getByText(/^Saved/)).toBeVisible()
  await expect.element(field('Question')).toHaveValue('Mine')
})

test('an emergency shows whom to phone and sends nothing', async () => {
  let sent = 0
  await begins({
    submitReferral: async (id) => {
      sent++
      return started(id)
    },
  })
  await taps('How urgent is it?', 'Emergency')
  await expect.element(page.getByRole('alert').getByRole('link', { name: '+47 00 00 02 01' })).toBeVisible()
  await page.getByRole('button', { name: 'Send to Skin unit' }).click({ force: true })
  expect(sent).toBe(0)
})

test('the cancer pathway asks what the suspicion rests on', async () => {
  await begins()
  await taps('How urgent is it?', 'Cancer pathway')
  await expect.element(field('What the suspicion rests on')).toBeVisible()
})

test('when the answer to Send gets lost, sending again is the same deed', async () => {
  const deeds: string[] = []
  await begins({
    submitReferral: async (id, revision, deed) => {
      deeds.push(deed)
      return deeds.length === 1
        ? offline()
        : { ...started(id), status: 'waiting', revision, receivedAt: '2026-10-05T08:05:00.000Z' }
    },
  })
  await fillsIn()
  await sends()
  await expect.element(page.getByText(/nothing is sent twice/)).toBeVisible()
  await sends()
  await expect.poll(() => focused()?.textContent).toBe('Sent to Skin unit')
  expect(new Set(deeds).size).toBe(1)
})

test('a referral that was sent from another window shows its receipt and what was not sent', async () => {
  const sent = { ...started('ref_1'), status: 'waiting' as const, receivedAt: '2026-10-05T08:05:00.000Z' }
  await begins({ saveDraft: () => refuse('referral.closed', { status: 409 }), readReferral: async () => sent })
  await field('Question').fill('One more thing')
  await expect.element(page.getByRole('heading', { name: 'Sent to Skin unit' })).toBeVisible()
  await expect.element(page.getByLabelText('What you had written here and was not saved')).toHaveValue('One more thing')
})

test('a photograph still travelling does not hold up the sending, and is told about afterwards', async () => {
  let arrive = (_: Image) => {}
  const attachImage = () => new Promise<Image>((resolve) => (arrive = resolve))
  await begins({ attachImage })
  await page.getByLabelText(/Overview that shows where/).upload(new File(['x'], 'a.jpg', { type: 'image/jpeg' }))
  await fillsIn()
  await sends()
  await expect.element(page.getByText(/Photographs are still on their way/)).toBeVisible()
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  arrive({ id: 'img_1', view: 'overview', status: 'ready', problem: null } as unknown as Image) // the rest is not looked at
  await expect.element(page.getByText(/Photographs are still on their way/)).not.toBeInTheDocument()
  await expect.element(page.getByText('7K3M-2Q')).toBeVisible()
})

test('Enter in a field sends nothing', async () => {
  let sent = 0
  await begins({
    submitReferral: async (id) => {
      sent++
      return started(id)
    },
  })
  await field('Name').fill('Test Testesen')
  await userEvent.keyboard('{Enter}')
  expect(sent).toBe(0)
})

test('choosing something else takes what was written and the files along, and takes the first draft back', async () => {
  const withdrawn: string[] = []
  const { saved } = await begins({
    withdrawReferral: async (id) => {
      withdrawn.push(id)
      return started(id)
    },
  })
  await field('Question').fill('May I excise it here?')
  await page.getByLabelText(/Overview that shows where/).upload(new File(['x'], 'a.jpg', { type: 'image/jpeg' }))
  await page.getByRole('button', { name: 'Choose something else' }).click()
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.element(field('Question')).toHaveValue('May I excise it here?')
  await expect.element(page.getByLabelText('What a.jpg shows')).toBeVisible()
  await expect.poll(() => saved.at(-1)?.question).toBe('May I excise it here?')
  expect(withdrawn).toHaveLength(1)
})

const known = {
  nationalId: patient,
  name: 'Test Testesen',
  phone: '+47 00 00 03 01',
  address: 'Havnegata 1',
  nextOfKin: '',
}
const earlier = [
  {
    id: 'ref_old' as const,
    caseNumber: '4P9X-7T',
    status: 'acknowledged' as const,
    question: 'A rash',
    changedAt: '2026-05-04T08:00:00.000Z',
  },
]

test('a patient the office has asked about before is filled in from there, and goes again with the number', async () => {
  const findPatient: Client['findPatient'] = async (_office, id) =>
    id === patient ? { patient: known, earlier } : { patient: null, earlier: [] }
  const { saved } = await begins({ findPatient })
  await field('Phone if known').fill('77 00 00 00')
  await field('Birth number').fill(patient)
  await expect.element(field('Name')).toHaveValue('Test Testesen')
  await expect.element(page.getByText('Filled in from your office’s case 4P9X-7T. Please check.')).toBeVisible()
  // What was typed by hand stays.
  await expect.element(field('Phone if known')).toHaveValue('77 00 00 00')
  await expect.poll(() => saved.at(-1)?.patient.address).toBe('Havnegata 1')

  await field('Birth number').fill('14875800192')
  await expect.element(field('Name')).toHaveValue('')
  await expect.element(field('Phone if known')).toHaveValue('77 00 00 00')
})

test('a name that is filled in while somebody writes there is replaced by what she writes, not continued', async () => {
  const found = Promise.withResolvers<{ patient: typeof known; earlier: typeof earlier }>()
  await begins({ findPatient: () => found.promise })
  await field('Birth number').fill(patient)
  await field('Name').click()
  found.resolve({ patient: known, earlier })
  await expect.element(field('Name')).toHaveValue('Test Testesen')
  await expect.element(page.getByText(/^Filled in from your office’s case/)).toBeVisible()
  await userEvent.keyboard('Annen Testesen')
  await expect.element(field('Name')).toHaveValue('Annen Testesen')
})

test('when earlier cases cannot be looked up the form says so and goes on', async () => {
  await begins({ findPatient: () => offline() })
  await field('Birth number').fill(patient)
  await expect.element(page.getByText(/^Earlier cases could not be looked up/)).toBeVisible()
  await expect.element(field('Name')).toHaveValue('')
})

test('what was typed of the patient before the kind was chosen is taken along', async () => {
  const { saved } = opens()
  await field('Birth number').fill(patient)
  await field('Name').fill('Test Testesen')
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.element(field('Name')).toHaveValue('Test Testesen')
  await expect.poll(() => saved.at(-1)?.patient.nationalId).toBe(patient)
})

test('a nurse leaves the draft to a doctor and is told what keeps it; nobody is offered to send', async () => {
  const nurse = { ...session, person: { ...session.person, clinician: false, hpr: null }, roles: ['staff'] }
  const deeds: string[] = []
  const handDraft: Client['handDraft'] = async (id, revision, deed) => {
    deeds.push(deed)
    return { ...started(id), revision, handed: { by: 'Demo Sykepleier', at: '2026-10-05T08:04:00.000Z' } }
  }
  const { form } = opens({ handDraft })
  form.session = nurse
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.element(page.getByRole('button', { name: /^Send to/ })).not.toBeInTheDocument()
  await field('Birth number').fill(patient)
  await field('Name').fill('Test Testesen')
  await page.getByRole('button', { name: 'To doctor' }).click()
  await expect.element(page.getByRole('link', { name: 'Consent: The patient must have agreed' })).toBeVisible()
  expect(deeds).toEqual([])
  await taps('The patient agrees that pictures and information go to the hospital', 'Yes, verbally')
  await page.getByRole('button', { name: 'To doctor' }).click()
  await expect.poll(() => focused()?.id).toBe('handed')
  await expect.element(page.getByText(/^Left to a doctor/)).toBeVisible()

  // The doctor who goes on with it is who sends it.
  form.session = session
  await expect.element(page.getByText(/From Demo Lege, HPR 0000101/)).toBeVisible()
})

test('the record is pasted behind what was written; where the browser refuses, the field is ready for Ctrl+V', async () => {
  const read = vi.spyOn(navigator.clipboard, 'readText')
  read.mockResolvedValueOnce('Grew in three months.').mockRejectedValueOnce(new Error('not allowed'))
  await begins()
  await field('Question').fill('Is it dangerous?')
  await page.getByRole('button', { name: 'Paste from record' }).click()
  await expect.element(field('Question')).toHaveValue('Is it dangerous?\nGrew in three months.')
  await page.getByRole('button', { name: 'Paste from record' }).click()
  await expect.element(page.getByText(/Press Ctrl\+V/)).toBeVisible()
  expect(focused()?.id).toBe('question')
})
