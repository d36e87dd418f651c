import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Client, ClientProblem, Today } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { fileProblemText } from '../shared/file-problems.ts'
import { formatDate, formatNumber } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import { contactWords, mayWait, officeAddress, reasonWords } from '../shared/office-words.ts'

type Row = Today['rows'][number]

/** What waits for the coordinator, in one sentence. */
export function todaySentence({ nearDeadline, unopened, toRing, more, rows, isCounting }: Today): string {
  const figure = (n: number): string => (more && n >= 100 ? `${formatNumber(n)}+` : formatNumber(n))
  const parts = [
    nearDeadline > 0 &&
      plural(nearDeadline, {
        one: msg('1 case has reached day 8.'),
        other: msg(str`${figure(nearDeadline)} cases have reached day 8.`),
      }),
    unopened > 0 &&
      plural(unopened, {
        one: msg('1 reply is unopened.'),
        other: msg(str`${figure(unopened)} replies are unopened.`),
      }),
    toRing > 0 &&
      plural(toRing, { one: msg('1 office to ring.'), other: msg(str`${formatNumber(toRing)} offices to ring.`) }),
  ].filter((part) => part !== false)
  if (parts.length > 0) return parts.join(' ')
  if (rows.length === 0) return isCounting ? msg('Nothing waits for you so far.') : msg('Nothing waits for you today.')
  return plural(rows.length, {
    one: msg('1 matter to see to.'),
    other: msg(str`${formatNumber(rows.length)} matters to see to.`),
  })
}

const reasons: Readonly<Record<NonNullable<Row['reason']>, () => string>> = {
  late: () => '',
  owner: () => msg('Whoever answers for it works there no more'),
  photographer: () => msg('Whoever takes the photographs works there no more'),
  key_person: () => msg('Somebody who took part in most of its cases works there no more'),
  wrong_recipient: () => msg('An e-mail reached the wrong person'),
  not_leaving: () => msg('An e-mail that a reply has come does not leave'),
  refused: () => msg('A photograph cannot be shown; the office should send another'),
  not_made: () => msg('A photograph cannot be made ready to look at'),
  altered: () => msg('A stored photograph is damaged and not shown; restore it from the backup'),
  infected: () => msg('The virus scanner found something in a photograph’s file'),
  held: () =>
    msg(
      'Much that is stored belongs to no photograph, and nothing is cleared away; ask whoever looks after the server whether the database is an older copy',
    ),
}

function why({ kind, reason, days, count }: Row): string {
  switch (kind) {
    case 'deadline':
      return days !== null && days > 10
        ? msg(str`Day ${days}: past the deadline of 10 working days`)
        : msg(str`Day ${days ?? 0} of 10 without an answer`)
    case 'unopened':
      return plural(count, {
        one: msg('Nobody has opened the reply'),
        other: msg(str`Nobody has opened ${formatNumber(count)} replies`),
      })
    case 'glass':
      return msg('A patient was opened in an emergency; judge below whether it was one')
    case 'call_back':
      return msg('You meant to ring again')
    case 'first_case':
      return msg(str`Sent its first case ${formatNumber(days ?? 0)} days ago; ask how it went`)
    case 'kit':
      return msg(str`Got its equipment ${formatNumber(days ?? 0)} days ago and has sent nothing with it`)
    case 'silent':
      return msg(str`No case for ${formatNumber(days ?? 0)} days, longer than usual here`)
    case 'not_used':
      return msg(str`Not used yet, connected ${formatNumber(days ?? 0)} days ago`)
    default:
      return reason ? reasons[reason]() : ''
  }
}

/** As many rows as the server gives. */
export const mostRows = 500

/** Photographs that are asked to be tried again, how one more is asked for, and who carries out what is noted. */
export interface Deeds {
  readonly client: Pick<Client, 'logContact'> | undefined
  readonly asked: ReadonlySet<string>
  /** Whether the rows that can wait are being read, and why they could not be. */
  readonly readsRest: boolean
  readonly restProblem: ClientProblem | undefined
  retry(imageId: string): void
  showAll(): void
}

/** Rows to see to today: what touches a patient's safety first, then promises, then silence; whom to ring, and the number. */
export function todayList(today: Today, deeds: Deeds): TemplateResult {
  const isEmpty = today.rows.length === 0
  if (today.isCounting)
    return html`<p class="notice">${msg('The log is still being counted: rows that are made of cases, such as a silent office, wait until that is done.')}</p>
      ${isEmpty ? nothing : listed(today, deeds)}`
  return isEmpty
    ? html`<p class="muted">${msg('No deadline near, no reply unopened, no photograph or e-mail failed, no office fallen silent.')}</p>`
    : listed(today, deeds)
}

const listed = ({ rows, left }: Today, deeds: Deeds): TemplateResult =>
  html`<ol class="today" role="list">${repeat(rows, keyOf, (one) => row(one, deeds))}</ol>
    ${left > 0 ? rest(left, rows.length >= mostRows, deeds) : nothing}`

/** How many can wait, and a way to them for as long as the server gives more. */
function rest(left: number, isFull: boolean, { readsRest, restProblem, showAll }: Deeds): TemplateResult {
  const words = plural(left, {
    one: msg('1 more office can wait until another day.'),
    other: msg(str`${formatNumber(left)} more offices can wait until another day.`),
  })
  if (isFull)
    return html`<p class="muted small"><span>${words}</span> ${msg('They follow when some of these are seen to.')}</p>`
  return html`<p class="muted small"><span>${words}</span>
      <button type="button" class="link" @click=${() => showAll()}>${msg('Show them now')}</button>
      <span role="status">${readsRest ? msg('Reading…') : nothing}</span></p>
    ${restProblem ? html`<p class="error" role="alert">${problemText(restProblem)}</p>` : nothing}`
}

const keyOf = ({ kind, office, caseNumber, image, since }: Row): string =>
  [kind, office?.id, caseNumber, image?.id, since].join(' ')

function row(one: Row, deeds: Deeds): TemplateResult {
  const { kind, office, ring, caseNumber, since } = one
  return html`<li class=${mayWait(kind) ? '' : 'safety'}>
    <p class="why"><strong>${why(one)}</strong>${caseNumber ? html` <span class="muted case">${msg(str`Case ${caseNumber}`)}</span>` : nothing}</p>
    <p>${office ? html`<a href=${officeAddress(office.id)}>${office.name}</a>` : nothing}</p>
    <p class="muted small">${msg(str`since ${formatDate(since)}`)}</p>
    <p class="ring">${
      ring
        ? html`${msg(str`Ring ${ring.name[language()]}`)} <a href="tel:${ring.phone.replaceAll(' ', '')}">${ring.phone}</a>`
        : nothing
    }</p>
    ${photograph(one, deeds)}
    ${office && kind !== 'deadline' ? noted(one, office, deeds) : nothing}
  </li>`
}

/** What was last done for the office, and what can be done now. Where the hospital's own unit is rung there is nothing to note of it. */
function noted({ kind, lastContact }: Row, office: NonNullable<Row['office']>, { client }: Deeds): TemplateResult {
  const said = lastContact?.sentence || (lastContact?.reason && reasonWords[lastContact.reason]())
  return html`<div class="noted">
    <p class="muted small">${
      lastContact
        ? html`${msg(str`Last: ${contactWords[lastContact.kind]()}, ${formatDate(lastContact.at)}`)}${said ? html` · ${said}` : nothing}`
        : msg('Nothing is noted of it yet')
    }</p>
    <lys-contact .client=${client} .officeId=${office.id} .officeName=${office.name} .about=${kind}></lys-contact>
  </div>`
}

/** Why a photograph cannot be shown, and another try; the office is the one to send another. */
function photograph({ image }: Row, { asked, retry }: Deeds): TemplateResult | typeof nothing {
  if (!image?.code) return nothing
  return html`<div class="photograph">
    <p>${fileProblemText(image)} <span class="muted small">${image.id}</span></p>
    ${
      asked.has(image.id)
        ? html`<p role="status">${msg('It is being tried once more. If it cannot be shown then either, it stands here again.')}</p>`
        : html`<button type="button" @click=${() => retry(image.id)}>${msg('Try the photograph once more')}</button>`
    }
  </div>`
}
