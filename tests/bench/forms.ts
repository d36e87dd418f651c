import { frameMs, inBrowser } from './in-browser.ts'
import { type Line, ms, quantile } from './report.ts'

/** The whole referral page over eighty questions; its own times, from the key to the last element drawn. */
const script = `
  import { aDraftOf, aSource, session } from './referral-form/referral-form.demo.ts'
  import { eighty } from './referral-form/demo-questions.ts'

  const drawn = async (form) => {
    await form.updateComplete
    await Promise.all([...form.shadowRoot.querySelectorAll('lys-questionnaire')].map((part) => part.updateComplete))
  }
  globalThis.measureForm = async (rounds) => {
    const form = document.createElement('lys-referral-form')
    Object.assign(form, { client: aSource(aDraftOf(eighty, { q1: 'yes' })), session, referralId: 'ref_1' })
    document.body.append(form)
    while (!form.shadowRoot.querySelector('lys-questionnaire')) await new Promise((next) => setTimeout(next, 10))
    await drawn(form)
    const part = form.shadowRoot.querySelector('lys-questionnaire[place=findings]').shadowRoot
    const fields = { number: part.querySelector('#answers-q2'), text: part.querySelector('#answers-q9'), question: form.shadowRoot.querySelector('#question') }
    const took = []
    for (let round = 0; round < rounds; round++)
      for (const [kind, field] of Object.entries(fields))
        for (const typed of kind === 'number' ? ['4', '42', '4'] : ['I', 'It', 'It gr', 'It grows']) {
          field.value = typed
          const began = performance.now()
          field.dispatchEvent(new InputEvent('input', { bubbles: true }))
          await drawn(form)
          took.push(performance.now() - began)
        }
    const asks = [...form.shadowRoot.querySelectorAll('lys-questionnaire')].reduce((sum, one) => sum + one.shadowRoot.querySelectorAll('[data-path]').length, 0)
    const { q2, q9 } = part.host.answers
    form.remove()
    return { took, asks, heard: q2 === 4 && q9 === 'It grows' }
  }
`

/** What a letter costs in a form of eighty questions, with the verdict on all of them. */
export async function measureForms(): Promise<Line[]> {
  return inBrowser(script, async (page) => {
    await page.evaluate('measureForm(5)')
    const { took, asks, heard } = (await page.evaluate('measureForm(60)')) as {
      took: number[]
      asks: number
      heard: boolean
    }
    const slow = quantile(took, 0.99)
    return [
      {
        what: `a letter in a form of 80 questions (${asks} in sight), p50 / p99 of ${took.length}`,
        measured: `${ms(quantile(took, 0.5))} / ${ms(slow)}`,
        limit: `≤ ${frameMs} ms`,
        holds: slow <= frameMs && asks >= 80 && heard,
      },
    ]
  })
}
