import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { SignInAgainEvent } from '../break-glass/break-glass.events.ts'
import { define } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { LysWorkbench } from '../workbench/workbench.ts'
import { LysWorklist } from '../worklist/worklist.ts'
import { keepEmergency, signInAgainAddress, takeEmergency } from './kept-in-tab.ts'
import { bringLater } from './later.ts'
import { openPage } from './page.ts'

/** The keys work at once, and in the page's head too: nothing else on this page wants the focus or the letters. */
const begin = (event: Event): void => {
  const workbench = event.currentTarget as LysWorkbench
  workbench.keybindings.listenTo(document)
  if (document.activeElement === document.body) workbench.focusList()
}

/** For an emergency she proves who she is once more, and comes back to the question. */
const leave =
  (personId: string) =>
  (event: SignInAgainEvent): void => {
    keepEmergency(personId, event.emergency)
    location.assign(signInAgainAddress(location.pathname))
  }
const comeBack =
  (personId: string) =>
  (element?: Element): void => {
    const opening = element && takeEmergency(personId)
    if (opening) (element as LysWorkbench).breakGlass(opening)
  }

await openPage({
  title: () => msg('Cases'),
  elements: [LysWorkbench, LysWorklist],
  roles: ['specialist'],
  full: true,
  render: ({ client, session }) =>
    html`<lys-workbench
      .client=${client}
      .session=${session}
      @lys-worklist-loaded=${begin}
      @lys-sign-in-again=${leave(session.person.id)}
      ${ref(comeBack(session.person.id))}
    ></lys-workbench>`,
})

// What only an open case needs, or an emergency, comes while the list is looked at.
const [{ caseParts, fetchViewer }, { askingParts }] = await Promise.all([
  import('./case-parts.ts'),
  import('./asking-parts.ts'),
])
define(...caseParts, ...askingParts)
bringLater()
fetchViewer()
// What packs ask in replies stands there with the first case, and pushes nothing away.
void Promise.all([import('../reply-form/section-fields.ts'), import('../referral-form/questionnaire.ts')]).catch(
  () => undefined,
)
