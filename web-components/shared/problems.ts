import type { ClientProblem } from '../client.ts'
import { formatDay } from './format.ts'
import { msg, str } from './i18n.ts'

type Facts = ClientProblem['facts']
export type ProblemWords = Readonly<Record<string, (facts: Facts) => string>>

/** What a reading screen may be refused. Everything else stands in all-problems.ts, so that nobody waits for words she never reads. */
export const readingWords = {
  offline: () => msg('No answer came. Check the network and try again; nothing is sent twice.'),
  'request.malformed': () => msg('Lysbord could not read what this page sent. Load the page again and repeat it.'),
  'request.invalid': () => msg('Some fields do not fit yet. Look at them, then try again.'),
  'request.cross-site': () => msg('This was asked from another site. Open Lysbord itself and do it there.'),
  'request.too-large': () => msg('That is too much text at once. Shorten it, then try again.'),
  'request.too-many': () => msg('There were many attempts in a short time. Wait a minute, then try again.'),
  'session.missing': () => msg('You are signed out. Sign in again in another tab, then try again here.'),
  'session.unknown-person': () =>
    msg(
      'You are signed in, but Lysbord does not know you yet. Ask your coordinator to add you to your office or unit.',
    ),
  'session.too-weak': () => msg('This way of signing in is not strong enough here. Sign in again with a stronger one.'),
  'session.stale': () =>
    msg('For this you must have signed in within the last five minutes. Sign in again; what you wrote is kept.'),
  'token.invalid': () =>
    msg('The portal has ended your session here. Sign in to the portal again; what you typed is kept.'),
  'proof.invalid': () =>
    msg('This page’s call was not accepted. Look whether the computer’s clock is right, then try again.'),
  'ticket.invalid': () => msg('The entry to this photograph has ended. Open it again.'),
  'access.denied': () => msg('This is not open to your role. Ask your coordinator if you need it.'),
  'not-found': () => msg('There is nothing here for you. Check that the address is whole, or look in your list.'),
  'method-not-allowed': () => msg('This cannot be done here. Load the page again.'),
  'id.taken': () => msg('This was begun before with other content. Load the page again to see it.'),
  'command.other-body': () => msg('This was sent before with other content. Load the page again to see what counts.'),
  'subject.moved-on': ({ at }) =>
    typeof at === 'string'
      ? msg(str`Somebody else was first (${formatDay(at)}). Load it again to see what changed.`)
      : msg('Somebody else was first. Load it again to see what changed.'),
  'answers.invalid': () => msg('Some answers do not fit their questions. Look at what is marked.'),
  'image.not-ready': () => msg('The picture is still being prepared. Try again in a moment.'),
  'image.altered': () =>
    msg('What is stored of this picture was damaged, so it is not shown. The coordinator has been told.'),
  'image.infected': () => msg('The virus scanner found something in this file. It cannot be downloaded.'),
  'image.unscanned': () => msg('The virus scanner has not looked at this file yet. Try again in a minute.'),
  'mark.too-many': () => msg('This picture holds as many marks as it can. Take off what is not needed.'),
  'case.taken': ({ by }) =>
    typeof by === 'string' && by !== ''
      ? msg(str`${by} has taken this case. Choose another one, or agree between you.`)
      : msg('A colleague has taken this case. Choose another one, or agree between you.'),
  'case.not-taken': () => msg('Take the case first, then try again.'),
  'case.undecided': () => msg('Decide first what happens with the patient, then send the reply.'),
  'reply.exists': () => msg('This case has a reply already. Open it to read or correct it.'),
  'reply.held': () => msg('This reply has not left yet. Undo it, or wait some seconds and correct it.'),
  'reply.left': () => msg('The reply has left already. Correct it instead.'),
  'reply.undone': () => msg('This reply was taken back and did not leave. Send it again.'),
  'reply.not-yours': () => msg('Only the sender can correct a reply. Please talk to the sender.'),
  'service.unavailable': () => msg('A part of Lysbord does not answer. Nothing was lost; try again in a minute.'),
  internal: () =>
    msg('Something went wrong in Lysbord. Nothing was changed; try again, and phone the hospital if it goes on.'),
} satisfies ProblemWords

/** What the server refused, as a sentence that says what to do next. Anything that is no refusal reads as a fault of ours. */
export function textFrom(words: ProblemWords, error: unknown): string {
  const { code, facts } = (error ?? {}) as Partial<ClientProblem> // Thrown by a second copy of the client it is no instance of ours.
  return code !== undefined && Object.hasOwn(words, code) ? words[code]!(facts ?? {}) : readingWords.internal()
}
export const problemText = (error: unknown): string => textFrom(readingWords, error)
