import { html, LitElement, nothing } from 'lit'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { tryAgain } from './try-again.ts'

/** A long page of which a part could not be read. */
class Long extends LitElement {
  problem: ClientProblem | undefined = new ClientProblem({ code: 'offline' })
  come = () => {}
  readonly #again = async () => {
    await new Promise<void>((done) => (this.come = done))
    this.problem = undefined
    this.requestUpdate()
  }
  protected override render = () => html`<h2>Cases</h2>
    <div>${this.problem ? tryAgain(this.problem, this.#again) : nothing}</div>
    <div style="block-size: 4000px"></div>`
}
customElements.define('long-page', Long)

let long: Long
afterEach(() => long.remove())

/** She pressed, and scrolled on before it came. */
async function scrollsOn(press: (button: HTMLElement) => Promise<void>): Promise<void> {
  await page.viewport(800, 600)
  long = new Long()
  document.body.append(long)
  await long.updateComplete
  await press(long.renderRoot.querySelector('button')!)
  scrollTo(0, 2000)
  long.come()
  await expect.poll(() => long.shadowRoot!.activeElement?.localName).toBe('h2')
}

test('whoever tried again with the pointer and scrolled on is not taken back to what has come', async () => {
  await scrollsOn((button) => userEvent.click(button))
  expect(scrollY).toBeGreaterThan(1000)
})

test('whoever tried again by key stands on the heading of what has come, in sight', async () => {
  await scrollsOn(async (button) => {
    button.focus()
    await userEvent.keyboard('{Enter}')
  })
  expect(scrollY).toBeLessThan(100)
})
