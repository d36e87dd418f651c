import { html, render, type TemplateResult } from 'lit'
import { type Client, type ClientProblem, connect, type Session } from '../client.ts'
import { type Definable, define } from '../shared/define.ts'
import { detectLanguage, interfaceLanguage, type Language, msg, setLanguage } from '../shared/i18n.ts'
import {
  keepLanguage,
  keepTheme,
  keptLanguage,
  keptTheme,
  leaveNothing,
  signInAddress,
  takeKeptFragment,
} from './kept-in-tab.ts'
import type { Theme } from './page.events.ts'
import { LysPageFrame } from './page-frame.ts'
import { LysPageNotice } from './page-notice.ts'
import { LysTopBar } from './top-bar.ts'

interface AnyPage {
  /** For the window's title; a patient's name does not belong there. */
  readonly title: () => string
  readonly elements: readonly Definable[]
  /** Whoever has none of them is told so. */
  readonly roles?: readonly string[]
  /** The page fills the window instead of growing with its content. */
  readonly full?: boolean
}

/** A page of our own. `signedIn` is needed, looked for (`if-any`), or not asked about (false: then nothing is asked of the server). */
export type Page =
  | (AnyPage & {
      readonly signedIn?: true
      readonly render: (with_: { client: Client; session: Session }) => TemplateResult
    })
  | (AnyPage & {
      readonly signedIn: 'if-any' | false
      readonly render: (with_: { client: Client; session: Session | undefined }) => TemplateResult
    })

/** What a page needs from outside; tests bring their own. */
export interface Outside {
  readonly client: Client
  readonly go: (address: string) => void
}

/** Shows a page in document.body: language and theme, who is signed in, the elements, what to do when it cannot be shown. */
export async function openPage(
  page: Page,
  { client, go }: Outside = { client: connect(), go: (address) => location.assign(address) },
): Promise<void> {
  define(LysPageFrame, LysTopBar, LysPageNotice, ...page.elements)
  showTheme(keptTheme())
  // Asked while the words are on their way: on a slow line each round trip is felt.
  const asked = page.signedIn === false ? undefined : whoIsThere(client)
  await speak(keptLanguage() ?? detectLanguage())
  const frame = document.createElement('lys-page-frame')
  frame.path = location.pathname
  frame.theme = keptTheme()
  frame.full = page.full ?? false
  let content = (): TemplateResult => html``

  const draw = () => {
    document.documentElement.lang = interfaceLanguage()
    document.title = page.title() === 'Lysbord' ? 'Lysbord' : `${page.title()} – Lysbord`
    frame.heading = page.title()
    render(content(), frame)
  }
  const show = (next: () => TemplateResult) => {
    content = next
    draw()
  }
  const refuse = (problem: unknown) => show(() => html`<lys-page-notice .problem=${problem}></lys-page-notice>`)

  const proceed = async (asking: typeof asked) => {
    const found = await asking
    if (found instanceof Error) return refuse(found)
    frame.session = found
    if (found && !keptLanguage()) await speak(found.person.language)
    if (page.signedIn === false || page.signedIn === 'if-any') {
      const open = page
      return show(() => open.render({ client, session: found }))
    }
    if (!found) return go(signInAddress(location))
    if (page.roles && !page.roles.some((role) => found.roles.includes(role)))
      return show(() => html`<lys-page-notice .session=${found} .roles=${page.roles}></lys-page-notice>`)
    bringBack(takeKeptFragment(location))
    show(() => page.render({ client, session: found }))
  }

  frame.addEventListener('lys-language-choose', async (event) => {
    keepLanguage(event.language)
    await speak(event.language)
    draw()
  })
  frame.addEventListener('lys-theme-choose', ({ theme }) => {
    keepTheme(theme)
    showTheme(theme)
    frame.theme = theme
  })
  frame.addEventListener('lys-page-retry', () => proceed(whoIsThere(client)))
  frame.addEventListener('lys-sign-out', async () => {
    await client.endSession().then(
      // The provider is asked to forget her too; it leads back to the front page.
      () => {
        leaveNothing()
        go('/sign-out')
      },
      () =>
        (frame.alert = msg(
          'You are still signed in: no answer came. Try again, or close the browser before you leave.',
        )),
    )
  })
  // A page out of the browser's memory may show a patient to whoever comes after the sign-out.
  addEventListener('pageshow', (event) => event.persisted && location.reload())

  document.body.replaceChildren(frame)
  draw()
  await proceed(asked)
}

/** Undefined when nobody is signed in; the refusal when the server did not say. */
const whoIsThere = (client: Client): Promise<Session | undefined | Error> =>
  client.readSession().catch((refused: ClientProblem) => (refused.code === 'session.missing' ? undefined : refused))

/** Words that cannot be fetched are no reason to show nothing. */
const speak = (next: Language): Promise<void> => setLanguage(next).catch(() => {})

function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function bringBack(fragment: string): void {
  if (fragment !== '') history.replaceState(history.state, '', location.pathname + location.search + fragment)
}
