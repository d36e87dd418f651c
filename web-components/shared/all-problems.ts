import type { ClientProblem } from '../client.ts'
import { formatTime } from './format.ts'
import { msg, str } from './i18n.ts'
import { readingWords, textFrom } from './problems.ts'

type Words = Readonly<Record<ClientProblem['code'], (facts: ClientProblem['facts']) => string>>

const words: Words = {
  ...readingWords,
  'portal.unknown': () =>
    msg('This portal is not registered with Lysbord, or it was switched off. Ask the coordinator.'),
  'token.request-invalid': () =>
    msg('The portal asked for entry in a way that Lysbord does not know. Tell those who run it.'),
  'assertion.invalid': () => msg('What the portal says about you does not hold. Tell those who run the portal.'),
  'assertion.person-unknown': () =>
    msg('Lysbord does not know you in the units of this portal. Ask your coordinator to add you.'),
  'session.sign-in-failed': () => msg('The sign-in did not complete. Please start it again.'),
  'request.command-missing': () => msg('This page left something out. Load it again and repeat what you did.'),
  'request.precondition-missing': () => msg('This page may be old. Load it again and repeat what you did.'),
  'glass.another-open': ({ endsAt }) =>
    typeof endsAt === 'string'
      ? msg(str`You have a patient open until ${formatTime(endsAt)}. Close that one first.`)
      : msg('You have a patient open already. Close that one first.'),
  'glass.needless': () => msg('This case is at a unit of yours: open it without an emergency.'),
  'glass.own': () => msg('You opened this yourself: another coordinator must judge it.'),
  'glass.reviewed': () => msg('It was judged already; what was found stays.'),
  'request.not-implemented': () => msg('This is not done here. Ask for what the address offers.'),
  'grant.invalid': () => msg('This address of the photograph has ended. Ask for a new one.'),
  'request.digest-missing': () =>
    msg('The photograph came without its check sum. Load the page again and send it once more.'),
  'passkey.not-valid': () => msg('This passkey does not let you in. Try again, or sign in with the sign-in service.'),
  'passkey.not-registered': () =>
    msg('The passkey was not registered. Start again, and let the device ask for your finger, face or code.'),
  'pack.invalid': () => msg('The pack does not fit the schema. Correct it and publish it again.'),
  'pack.wrong-engine': () =>
    msg('The pack was written for another Lysbord. Ask its author for a version for this one.'),
  'pack.dependency-missing': () => msg('The pack needs another one. Enable that at the unit first.'),
  'pack.not-enabled': () =>
    msg('The unit does not take this kind of question now. Choose it again; your text is kept.'),
  'pack.version-exists': () =>
    msg('This version is published already and cannot change. Give it a new version number.'),
  'questionnaire.unknown': () =>
    msg('This version of the questions is not known here. Load the page again and choose once more.'),
  'draft.moved-on': () => msg('The draft was changed elsewhere. Copy what you wrote, then load it again.'),
  'profile.moved-on': () =>
    msg('Somebody entered a newer version meanwhile. What you wrote still stands here; compare, then save again.'),
  'referral.incomplete': () => msg('Something is missing before this can be sent. It is marked.'),
  'referral.closed': () => msg('This referral takes no more changes. Begin a new one if there is more to ask.'),
  'referral.clinicians-only': () =>
    msg('Only a doctor of the office can send this. Leave it to a doctor: it then stands on the desk.'),
  'referral.unanswered': () => msg('There is no answer yet to ask about. If it is urgent, phone the unit.'),
  'referral.emergency': ({ phone }) =>
    typeof phone === 'string'
      ? msg(str`This cannot wait for a reply here: phone ${phone} now. The draft is kept.`)
      : msg('This cannot wait for a reply here: phone the hospital now. The draft is kept.'),
  'image.format-unsupported': () =>
    msg('This kind of file cannot be shown. Send the photograph as JPEG, PNG or HEIC, as the camera made it.'),
  'image.damaged': () => msg('The picture is damaged. Send the original file again, or take the photograph again.'),
  'image.too-large': () =>
    msg('The file is too large. Send the photograph as the camera made it, not a scan or an export.'),
  'image.too-many-pixels': () => msg('The picture has too many pixels. Send a smaller version.'),
  'image.too-slow': () => msg('The picture takes too long to open. Save it as an ordinary JPEG and send that.'),
  'image.digest-mismatch': () => msg('The file changed on its way. Send it once more.'),
  'image.too-much': () =>
    msg('The photographs of this referral are too large together. Choose the best ones, or send smaller ones.'),
  'image.in-use': () =>
    msg('A reply was based on this photograph, so it stays. If it shows another patient, phone the unit.'),
  'image.too-many': () => msg('This referral holds as many photographs as it can. Send the others in a new one.'),
  'letter.clinicians-only': () =>
    msg('Only a clinician of the office can open the reply. Tell the doctor that it has come; it is under “Answered”.'),
  'letter.reason-missing': () => msg('This reply is addressed to a colleague. Choose why you open it.'),
  'letter.not-opened': () => msg('Open the reply before you confirm that it was read.'),
  'letter.read': () => msg('This reply was read and confirmed already. It stands under “Answered”.'),
  'consent.missing': () =>
    msg('Nobody gave leave to hand on what was told, so there is nothing to export. Ask those who were interviewed.'),
  'consent.withdrawn': () =>
    msg('The leave for this interview was withdrawn: its words are gone. Load the list again.'),
  'link.number-differs': () =>
    msg('This is not the case number in the e-mail. It looks like 7K3M-2Q; nothing was changed.'),
  'link.not-valid': () => msg('This link does not work (any more). Sign in and look under “Answered”.'),
}

/** Every refusal there is, as a sentence that says what to do next. Anything that is no refusal reads as a fault of ours. */
export const problemText = (error: unknown): string => textFrom(words, error)
