import { html } from 'lit'
import { LysDesk } from '../desk/desk.ts'
import type { PasskeySignInEvent } from '../passkeys/passkeys.events.ts'
import { LysPasskeys } from '../passkeys/passkeys.ts'
import { define } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { keepPasskeyName, signInAgainAddress, takePasskeyName } from './kept-in-tab.ts'
import { openPage } from './page.ts'

const atPasskeys = '/desk?passkeys'
const isAtPasskeys = location.pathname + location.search === atPasskeys
const isAtMonths = () => location.hash === '#months'
const name = isAtPasskeys ? takePasskeyName() : ''

/** The provider asks who it is, also where it remembers her. */
function signInOnceMore({ name }: PasskeySignInEvent): void {
  keepPasskeyName(name)
  location.assign(signInAgainAddress(atPasskeys))
}

await openPage({
  title: () => msg('Desk'),
  elements: [LysDesk, LysPasskeys],
  roles: ['referrer', 'staff'],
  render: ({ client, session }) => html`
    <lys-office-start .practise=${() => location.assign('/refer?practice')}></lys-office-start>
    <lys-desk .client=${client} .session=${session}></lys-desk>
    <lys-office-months .client=${client} .session=${session} ?open=${isAtMonths()}></lys-office-months>
    <lys-passkeys
      .client=${client}
      .name=${name}
      ?open=${isAtPasskeys}
      @lys-passkey-sign-in=${signInOnceMore}
    ></lys-passkeys>`,
})

// A link to the months pressed on this very page loads nothing anew.
addEventListener('hashchange', () => {
  const months = document.querySelector('lys-office-months')
  if (!months || !isAtMonths()) return
  months.open = true
  months.scrollIntoView()
})

// Nobody waits for it.
const { firstDayParts } = await import('./first-day-parts.ts')
define(...firstDayParts)
