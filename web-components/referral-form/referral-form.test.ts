import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  begins,
  field,
  fillsIn,
  focused,
  offline,
  opens,
  patient,
  refuse,
  sends,
  taps,
} from '../../tests/components/referral-page.ts'
import type { Client, Image } from '../client.ts'
import { started } from './referral-form.demo.ts'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

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
  const said = { belongsTo: null, scale: null }
  arrive({ id: 'img_1', view: 'overview', status: 'ready', problem: null, ...said } as unknown as Image) // the rest is not looked at
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

test('the link at the foot marks what is left and nothing that is answered', async () => {
  await begins()
  await field('Birth number').fill('01019012345')
  const edge = (group: string) => {
    const radios = page.getByRole('radiogroup', { name: group }).element()
    return getComputedStyle(radios.querySelector('.segment:not(:has(:checked))')!).borderColor
  }
  const calm = edge('Would you have referred the patient without this?')
  expect(edge('How urgent is it?')).toBe(calm)

  await page.getByRole('button', { name: /left to fill in/ }).click()
  await expect.poll(() => edge('Would you have referred the patient without this?')).not.toBe(calm)
  expect(edge('Side')).toBe(edge('Would you have referred the patient without this?'))
  expect(edge('How urgent is it?')).toBe(calm)
  expect(edge('What you want to know')).toBe(calm)
})
