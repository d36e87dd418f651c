import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { LysQuestionnaire } from '../referral-form/questionnaire.ts'
import { LysSentReplies } from '../sent-replies/sent-replies.ts'
import { define } from '../shared/define.ts'
import { colleague, type DemoCase, DemoClinic, demoPack, demoReply, demoSession } from '../shared/demo-clinic.ts'
import type { ReplySentEvent } from './reply-form.events.ts'
import { LysReplyForm } from './reply-form.ts'

define(LysReplyForm, LysQuestionnaire, LysSentReplies)
afterEach(() => document.body.replaceChildren())

/** A machine that does other things too may take its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 8000 })

function opens(one: DemoCase = {}, prepare: (clinic: DemoClinic) => void = () => {}) {
  const clinic = new DemoClinic([one, {}])
  prepare(clinic)
  const form = document.createElement('lys-reply-form')
  Object.assign(form, { client: clinic.client, session: demoSession, pack: demoPack, case: clinic.cases.get('ref_1') })
  const sent: ReplySentEvent[] = []
  form.addEventListener('lys-reply-sent', (event) => sent.push(event))
  document.body.append(form)
  const shows = (id: string) => Object.assign(form, { case: clinic.cases.get(id) })
  return { clinic, form, sent, shows }
}
const field = (name: string) => page.getByLabelText(name, { exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
/** What is told aloud, in one line. */
const says = (role: 'alert' | 'status', words: RegExp) =>
  eventually(() =>
    page
      .getByRole(role)
      .elements()
      .map((one) => one.textContent?.replaceAll(/\s+/g, ' '))
      .join(' '),
  ).toMatch(words)
const sendTwice = () => userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}')

async function writesTheSmallestReply() {
  await field('Certainty').selectOptions('Cannot tell')
  await page.getByText('Must be seen in person').or(page.getByText('Straight to procedure')).click()
  await page.getByText('Uncertain', { exact: true }).click()
  await field('Text to the GP').fill('Please send a sharper photograph.')
}

test('a colleague took the case while she wrote: the form says who, and her text stays', async () => {
  const { clinic, sent } = opens({}, (clinic) => clinic.refuse('claimCase', 'case.taken', { by: colleague.name }))
  clinic.change('ref_1', { claim: { by: colleague, at: '2026-11-24T08:40:00Z' } })
  await field('Text to the GP').fill('Benign.')

  await says('alert', /Taken by Colleague Two.*What you wrote is kept/s)
  await expect.element(field('Text to the GP')).toHaveValue('Benign.')
  await expect.element(field('Text to the GP')).toHaveAttribute('readonly')
  expect(button('Send').elements()).toHaveLength(0)
  expect(sent).toHaveLength(0)
})

test('without a line nothing is lost: sending again asks for the same deeds, and they happen once', async () => {
  const { clinic, sent } = opens({}, (clinic) => clinic.refuse('sendReply', 'offline'))
  await writesTheSmallestReply()
  await sendTwice()
  await says('alert', /No answer came.*nothing is sent twice/s)
  await expect.element(field('Text to the GP')).toHaveValue('Please send a sharper photograph.')

  await button('Send again').click()
  await eventually(() => sent.length).toBe(1)
  const [[, firstDecision], [, secondDecision]] = clinic.askedFor('decide') as [unknown[], unknown[]]
  const [[, firstReply], [, secondReply]] = clinic.askedFor('sendReply') as [unknown[], unknown[]]
  expect(secondDecision).toBe(firstDecision)
  expect(secondReply).toBe(firstReply)
})

test('on a slow line the focus is where she left it when the sending has failed, and nothing she typed is gone', async () => {
  const { clinic, form, sent } = opens()
  const slow = async (): Promise<never> => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    throw new ClientProblem({ code: 'offline' })
  }
  const has = () => form.shadowRoot?.activeElement
  Object.assign(form, { client: { ...clinic.client, decide: slow } })
  await writesTheSmallestReply()
  await page.getByText('Uncertain', { exact: true }).click()
  const radio = has()
  await sendTwice()
  await says('alert', /No answer came/)
  await eventually(has).toBe(radio)

  await button('Send again').click()
  await eventually(() => has()?.textContent?.trim()).toBe('Send again')
  await expect.element(field('Text to the GP')).toHaveValue('Please send a sharper photograph.')
  Object.assign(form, { client: clinic.client })
  await userEvent.keyboard('{Enter}')
  await eventually(() => sent.length).toBe(1)
})

test('a text that was changed after a lost answer is another reply, never the same one with other words', async () => {
  const { clinic, sent } = opens({}, (clinic) => clinic.refuse('sendReply', 'offline'))
  await writesTheSmallestReply()
  await sendTwice()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await field('Text to the GP').fill('Please send two sharper photographs.')
  await sendTwice()

  await eventually(() => sent.length).toBe(1)
  const [[, first], [, second]] = clinic.askedFor('sendReply') as [unknown[], unknown[]]
  expect(second).not.toBe(first)
})

test('a lost first try that had arrived: the changed text comes along as a correction', async () => {
  const { clinic } = opens()
  await writesTheSmallestReply()
  clinic.refuse('sendReply', 'reply.exists')
  clinic.replies.set('ref_1', [demoReply()])
  clinic.change('ref_1', {}, 'replied')
  await sendTwice()

  await says('alert', /has a reply already.*correct it: your text comes along/s)
  await button('Correct').click()
  await expect.element(field('Text to the GP')).toHaveValue('Please send a sharper photograph.')
})

test('something happened in the case meanwhile: it is read again, and she may send then', async () => {
  const { clinic, sent } = opens({}, (clinic) => clinic.refuse('decide', 'subject.moved-on'))
  await writesTheSmallestReply()
  await sendTwice()
  await says('alert', /read again: look, then send/)
  expect(clinic.askedFor('readCase')).toHaveLength(1)

  await sendTwice()
  await eventually(() => sent.length).toBe(1)
})

test('the office took the referral back: nothing can be sent, and the text stays until she throws it away', async () => {
  const { clinic, sent } = opens()
  await writesTheSmallestReply()
  clinic.refuse('decide', 'referral.closed')
  clinic.change('ref_1', {}, 'withdrawn')
  await sendTwice()

  await says('alert', /took the referral back.*not sent/s)
  await expect.element(field('Text to the GP')).toHaveValue('Please send a sharper photograph.')
  await button('Throw my text away').click()
  await says('status', /took the referral back/)
  expect(sent).toHaveLength(0)
})

test('what is missing is said in words, and the first of it gets the focus', async () => {
  const { clinic, form } = opens()
  await button('Send').click()

  await expect
    .element(
      page.getByText(
        'Missing: a diagnosis or “cannot tell”, how certain, what happens next, “Risk of serious disease”, and a sentence to the GP.',
      ),
    )
    .toBeVisible()
  await expect.element(field('Diagnosis')).toHaveAccessibleDescription('Name a diagnosis, or choose “Cannot tell”.')
  expect(form.shadowRoot?.activeElement?.id).toBe('diagnosis')
  expect(clinic.asked).toEqual([])
})

test('an outcome asks for what it needs and for nothing else', async () => {
  const { clinic, sent } = opens()
  await writesTheSmallestReply()
  expect(page.getByLabelText('Latest date').elements()).toHaveLength(0)
  await button('More outcomes').click()
  await page.getByText('More information needed').click()
  await field('Reason').fill('No photograph of the whole leg.')
  await page.getByText('Ordinary appointment').click()
  await field('Latest date').fill('2020-01-01')
  await button('Send').click()
  await expect.element(field('Latest date')).toHaveAccessibleDescription('Give the latest date, today or later.')
  await field('Latest date').fill('2099-01-01')
  await sendTwice()

  await eventually(() => sent.length).toBe(1)
  const [[, , decision]] = clinic.askedFor('decide') as [unknown[]]
  expect(decision).toEqual({
    disposition: 'routine_appointment',
    latestDate: '2099-01-01',
    weeks: null,
    reason: '',
    handover: null,
    toUnitId: null,
  })
})

test('a case that belongs elsewhere is moved after one question, and no reply goes out', async () => {
  const { clinic, form, sent } = opens()
  const moved: string[] = []
  form.addEventListener('lys-case-moved', ({ unitId }) => moved.push(unitId))
  await button('More outcomes').click()
  await page.getByText('Moved to another unit').click()
  expect(page.getByLabelText('Text to the GP').elements()).toHaveLength(0)
  await button('Move the case').click()
  await expect.element(field('To which unit')).toHaveAccessibleDescription('Say which unit the case goes to.')
  await field('To which unit').selectOptions('Unit two')
  await button('Move the case').click()
  await button('Move Testpasient 1 to Unit two').click()

  await eventually(() => moved).toEqual(['uni_two'])
  expect(clinic.askedFor('decide')[0]?.[2]).toMatchObject({ disposition: 'moved_unit', toUnitId: 'uni_two' })
  expect(clinic.askedFor('sendReply')).toEqual([])
  expect(sent).toEqual([])
})

test('the key held down sends, a key let go too soon does not', async () => {
  const { clinic, sent } = opens()
  await writesTheSmallestReply()
  await userEvent.keyboard('{Control>}{Enter>}')
  await new Promise((resolve) => setTimeout(resolve, 200))
  await userEvent.keyboard('{/Enter}{/Control}')
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(clinic.askedFor('sendReply')).toEqual([])
  // The first press is forgotten.
  await eventually(() => page.getByRole('status').element().textContent?.trim()).toMatch(/twice, or held$/)
  await userEvent.keyboard('{Control>}{Enter>}')
  await eventually(() => sent.length).toBe(1)
  await userEvent.keyboard('{/Enter}{/Control}')
  expect(clinic.askedFor('sendReply')).toHaveLength(1)
})

test('the button sends at once, because it can be undone, and the preview shows what the GP will read', async () => {
  const { clinic, sent } = opens()
  await writesTheSmallestReply()
  await button('Preview').click()
  const preview = page.getByRole('dialog', { name: 'To Legekontor 2' })
  await eventually(() => preview.element().textContent).toMatch(
    /Straight to procedure.*Please send a sharper photograph\./s,
  )
  await button('Close').click()
  await button('Send').click()

  await eventually(() => sent.length).toBe(1)
  expect(clinic.askedFor('sendReply')[0]?.[2]).toMatchObject({ holdSeconds: 10 })
  expect(sent[0]?.record).toContain('Please send a sharper photograph.')
})

test('a correction may change what happens next, and says so to the server only then', async () => {
  const { clinic, sent } = opens({ status: 'replied' }, (clinic) => clinic.replies.set('ref_1', [demoReply()]))
  await button('Correct').click()
  await page.getByText('Straight to procedure').click()
  await sendTwice()
  await eventually(() => sent.length).toBe(1)
  expect(clinic.askedFor('correctReply')[0]?.[3]).toMatchObject({ decision: { disposition: 'direct_to_procedure' } })
})

test('a suspicion of cancer is not lowered before the GP was phoned', async () => {
  const { clinic, sent } = opens({ urgency: 'pakkeforlop' })
  await field('Template').selectOptions('Benign mole')
  await field('Description').click()
  await sendTwice()
  await expect
    .element(field('Whom you phoned'))
    .toHaveAccessibleDescription('Phone the referrer first and say whom you spoke to.')
  expect(clinic.askedFor('decide')).toEqual([])

  await field('Whom you phoned').fill('The referrer')
  await button('Now').click()
  await sendTwice()
  await eventually(() => sent.length).toBe(1)
  expect(clinic.askedFor('decide')[0]?.[2]).toMatchObject({ handover: { to: 'The referrer' } })
})

test('the first character takes the case, once', async () => {
  const { clinic } = opens()
  await field('Text to the GP').fill('Benign.')
  await field('Diagnosis').fill('Naevus')

  await expect.element(page.getByText('You have taken this case.')).toBeVisible()
  expect(clinic.askedFor('claimCase')).toHaveLength(1)
  await button('Put back').click()
  await eventually(() => clinic.cases.get('ref_1')?.claim).toBe(null)
  await expect.element(field('Text to the GP')).toHaveValue('Benign.')
})

test('one press of the key asks, and names the patient; two seconds later it has forgotten', async () => {
  const { clinic } = opens()
  await writesTheSmallestReply()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await says('status', /send to Legekontor 2 about Testpasient 1/)

  await eventually(() => page.getByRole('status').element().textContent?.trim()).toMatch(/twice, or held$/)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(clinic.askedFor('sendReply')).toEqual([])
})

test('a question about one patient is forgotten when another case is looked at', async () => {
  const { clinic, form, shows } = opens()
  await writesTheSmallestReply()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  form.case = undefined
  await form.updateComplete
  shows('ref_1')
  await form.updateComplete
  await field('Text to the GP').click()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')

  await says('status', /Press Ctrl\+Enter again or hold it/)
  expect(clinic.askedFor('decide')).toEqual([])
})

test('where nothing can be undone the button asks with the name of the patient, and Escape takes it back', async () => {
  const { clinic, sent, form } = opens()
  form.holdSeconds = 0
  await writesTheSmallestReply()
  await button('Send').click()
  await eventually(() => form.shadowRoot?.activeElement?.textContent).toContain(
    'Send to Legekontor 2 about Testpasient 1',
  )
  await userEvent.keyboard('{Escape}')
  await eventually(() => form.shadowRoot?.activeElement?.id).toBe('send')
  expect(clinic.askedFor('decide')).toEqual([])

  await button('Send').click()
  await button('Send to Legekontor 2 about Testpasient 1').click()
  await eventually(() => sent.length).toBe(1)
  expect(form.case?.referral.status).toBe('replied')
})

test('a page may stop a reply before it leaves', async () => {
  const { clinic, form } = opens()
  form.addEventListener('lys-reply-send', (event) => event.preventDefault())
  await writesTheSmallestReply()
  await sendTwice()

  await expect.element(field('Text to the GP')).toHaveValue('Please send a sharper photograph.')
  expect(clinic.askedFor('decide')).toEqual([])
})

test('a template fills everything, keeps what was typed by hand, and can be undone', async () => {
  opens()
  await field('Text to the GP').fill('As we said on the telephone:')
  await field('Template').selectOptions('Benign mole')
  await expect.element(field('Diagnosis')).toHaveValue('Melanocytic naevus')
  await expect
    .element(field('Text to the GP'))
    .toHaveValue(expect.stringMatching(/^As we said on the telephone:\n\n\S/))
  await field('Template').selectOptions('Melanoma suspected')
  await expect.element(field('Diagnosis')).toHaveValue('Melanoma of skin, suspected')

  await button('Undo').click()
  await expect.element(field('Diagnosis')).toHaveValue('')
  await expect.element(field('Text to the GP')).toHaveValue('As we said on the telephone:')
})

test('the text of each case waits while others are looked at, and leaving the page warns', async () => {
  const { shows, form } = opens()
  const leaves = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leaves()).toBe(false)
  await field('Text to the GP').fill('First case.')
  shows('ref_2')
  await expect.element(field('Text to the GP')).toHaveValue('')
  await field('Text to the GP').fill('Second case.')
  form.case = undefined
  shows('ref_1')

  await expect.element(field('Text to the GP')).toHaveValue('First case.')
  expect(leaves()).toBe(true)
})

test('a digit chooses an outcome where nobody types, with Alt also while typing', async () => {
  opens()
  await field('Text to the GP').fill('Size ')
  await userEvent.keyboard('3')
  await expect.element(field('Text to the GP')).toHaveValue('Size 3')
  await userEvent.keyboard('{Alt>}3{/Alt}')
  await expect.element(page.getByRole('radio', { name: 'Straight to procedure' })).toBeChecked()
  await userEvent.keyboard('1')

  await expect.element(page.getByRole('radio', { name: 'Advice, GP continues' })).toBeChecked()
})

test('an answered case shows its reply, and only its sender may correct it', async () => {
  const { clinic, sent } = opens({ status: 'replied' }, (clinic) => clinic.replies.set('ref_1', [demoReply()]))
  await expect.element(page.getByText('Godartet føflekk.', { exact: false })).toBeVisible()
  await button('Correct').click()
  await field('Text to the GP').fill('Ring meg.')
  await sendTwice()
  await eventually(() => sent.length).toBe(1)
  expect(clinic.askedFor('correctReply')[0]?.[3]).toMatchObject({ textToGp: 'Ring meg.' })
  expect(clinic.askedFor('decide')).toEqual([])

  document.body.replaceChildren()
  opens({ status: 'replied' }, (clinic) =>
    clinic.replies.set('ref_1', [demoReply({ ...demoSession.person, ...colleague })]),
  )
  await expect.element(page.getByText('Godartet føflekk.', { exact: false })).toBeVisible()
  expect(button('Correct').elements()).toHaveLength(0)
})
