import { html } from 'hono/html'
import type { Language, Markup } from './page.ts'
import { type DemoPersona, demoOffices, demoTenant, demoUnits } from './personas.ts'

/** Anybody the provider lets in: the region's personas, and bare ones that a test adds. */
export type Guest = Pick<DemoPersona, 'login' | 'name'> &
  Partial<DemoPersona> & {
    /** What the provider says of her beside her name. */
    readonly claims?: Readonly<Record<string, string>>
  }

const words = {
  nb: {
    title: 'Hvem er du i dag?',
    notice:
      'Demonstrasjon: ingen passord, og alle personer er oppdiktet. Legg ikke inn opplysninger om ekte pasienter.',
    offices: 'Legekontor',
    hospital: 'Sykehus',
    others: 'Andre',
    cancel: 'Avbryt',
    unknown: 'Denne personen finnes ikke her. Velg en fra listen.',
    roles: {
      referrer: 'Lege',
      staff: 'Sekretær, ikke helsepersonell',
      specialist: 'Spesialist',
      coordinator: 'Koordinator',
      researcher: 'Forsker',
    },
    failed: 'Innloggingen gikk ikke',
    restart: 'Gå tilbake til Lysbord og begynn på nytt.',
    leave: 'Vil du logge ut?',
    leaveNotice: 'Da kan du logge inn igjen som en annen person.',
    leaveYes: 'Logg ut',
    leaveNo: 'Forbli innlogget',
    left: 'Du er logget ut',
    leftNotice: 'Du kan lukke denne siden.',
  },
  en: {
    title: 'Who are you today?',
    notice: 'Demonstration: no passwords, and every person is invented. Do not enter anything about real patients.',
    offices: 'GP offices',
    hospital: 'Hospital',
    others: 'Others',
    cancel: 'Cancel',
    unknown: 'This person is not known here. Choose one from the list.',
    roles: {
      referrer: 'GP',
      staff: 'Secretary, not a clinician',
      specialist: 'Specialist',
      coordinator: 'Coordinator',
      researcher: 'Researcher',
    },
    failed: 'Sign-in did not work',
    restart: 'Go back to Lysbord and start again.',
    leave: 'Do you want to sign out?',
    leaveNotice: 'You can then sign in again as another person.',
    leaveYes: 'Sign out',
    leaveNo: 'Stay signed in',
    left: 'You are signed out',
    leftNotice: 'You can close this page.',
  },
} as const

export interface Content {
  readonly title: string
  readonly body: Markup
}

function place(guest: Guest, language: Language): string {
  const office = demoOffices.find(({ key }) => key === guest.office)?.name
  const units = guest.units?.map((key) => demoUnits.find((unit) => unit.key === key)?.name[language] ?? key)
  return office ?? units?.join(' / ') ?? demoTenant.name[language]
}

/** One form, one button for each person. A program posts `login=<persona>` and the hidden field. */
export function signInPage(guests: readonly Guest[], language: Language, uid: string, unknown: boolean): Content {
  const text = words[language]
  const row = (guest: Guest) =>
    html`<button class="wide" name="login" value="${guest.login}">${guest.name}<span>${
      guest.role ? `${text.roles[guest.role]} · ${place(guest, language)}` : guest.login
    }</span></button>`
  const group = (heading: string, members: readonly Guest[]) =>
    members.length > 0 ? html`<h2>${heading}</h2>${members.map(row)}` : ''
  const atHospital = (guest: Guest) => !guest.office && guest.role !== undefined
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p class="notice">${text.notice}</p>
${unknown ? html`<p class="notice" role="alert"><b>${text.unknown}</b></p>` : ''}
<form method="post" aria-label="${text.title}">
<input type="hidden" name="interaction" value="${uid}">
${group(
  text.offices,
  guests.filter(({ office }) => office),
)}
${group(text.hospital, guests.filter(atHospital))}
${group(
  text.others,
  guests.filter(({ role }) => !role),
)}
<button class="plain" name="cancel" value="yes">${text.cancel}</button>
</form>`,
  }
}

/** `form` comes from the library, escaped, with its hidden field and the id `op.logoutForm`. */
export function signOutPage(form: Markup, language: Language): Content {
  const text = words[language]
  return {
    title: text.leave,
    body: html`<h1>${text.leave}</h1>
<p>${text.leaveNotice}</p>
${form}
<button class="plain" form="op.logoutForm" name="logout" value="yes">${text.leaveYes}</button>
<button class="plain" form="op.logoutForm">${text.leaveNo}</button>`,
  }
}

export function signedOutPage(language: Language): Content {
  const text = words[language]
  return { title: text.left, body: html`<h1>${text.left}</h1><p>${text.leftNotice}</p>` }
}

/** `why` is for the person who sets the clients up: it is the code and sentence of the OpenID error. */
export function failedPage(language: Language, why: string): Content {
  const text = words[language]
  return {
    title: text.failed,
    body: html`<h1>${text.failed}</h1><p>${text.restart}</p><p class="soft">${why}</p>`,
  }
}
