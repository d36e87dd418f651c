import { html } from 'lit'
import { LysPhotographs } from '../referral-form/photographs.ts'
import { LysQuestionnaire } from '../referral-form/questionnaire.ts'
import type { ReferralStartedEvent } from '../referral-form/referral-form.events.ts'
import { LysReferralForm } from '../referral-form/referral-form.ts'
import { msg } from '../shared/i18n.ts'
import { bringLater } from './later.ts'
import { openPage } from './page.ts'

bringLater()

/** The draft in work stands behind the #, which no server and no log ever sees. */
const named = (): string | undefined => /^#(ref_[0-9a-z]+)$/.exec(location.hash)?.[1]
const remember = (referralId?: string): void =>
  history.replaceState(history.state, '', location.pathname + location.search + (referralId ? `#${referralId}` : ''))

// A photograph that misses the form would be opened by the browser in place of the page.
const keepPage = (event: DragEvent): void => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
}
addEventListener('dragover', keepPage)
addEventListener('drop', keepPage)
addEventListener('hashchange', () => location.reload())

await openPage({
  title: () => msg('New referral'),
  elements: [LysReferralForm, LysQuestionnaire, LysPhotographs],
  roles: ['referrer', 'staff'],
  render: ({ client, session }) => html`
    <lys-referral-form ?practice=${new URLSearchParams(location.search).has('practice')} .client=${client} .session=${session} .referralId=${named()}
      @lys-referral-started=${(event: ReferralStartedEvent) => remember(event.referralId)}
      @lys-referral-cleared=${() => remember()}></lys-referral-form>`,
})
