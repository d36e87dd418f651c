import type { Translations } from './translations.ts'

/** First days: what a specialist and an office try and ought to know. */
export const firstDays: Translations = {
  'A template fills diagnosis, texts and what happens next; every word can be changed. The case is yours from the first character.':
    'En mal fyller ut diagnose, tekster og hva som skjer videre; hvert ord kan endres. Saken er din fra første tegn.',
  'An e-mail says that a reply has come, and nothing about the patient. Its link asks you to sign in. Later the reply stands under Answered.':
    'En e-post sier at det er kommet svar, og ingenting om pasienten. Lenken ber deg logge inn. Senere står svaret under «Besvart».',
  'Any command may have another key, and single letters can be switched off.':
    'Enhver kommando kan få en annen tast, og enkeltbokstaver kan slås av.',
  'Each step ticks itself when you have done it, in any order. What you do is real: send only what you mean.':
    'Hvert punkt krysser seg av selv når du har gjort det, i hvilken som helst rekkefølge. Det du gjør, er på ordentlig: send bare det du mener.',
  'F1 or Ctrl+K: type a word of what you want done, in Norwegian or English.':
    'F1 eller Ctrl+K: skriv et ord av det du vil ha gjort, på norsk eller engelsk.',
  'Find everything by a word': 'Finn alt med et ord',
  'First day here? {0} things to try, {1} done': 'Første dag her? {0} ting å prøve, {1} gjort',
  'First day in the office': 'Første dag på kontoret',
  'First day on the reading screen': 'Første dag i lesebildet',
  'First day with Lysbord?': 'Første dag med Lysbord?',
  'First day: what to try': 'Første dag: ting å prøve',
  'For ten seconds after sending, Alt+Z or Undo at the top brings it back as you wrote it. Good to know; tick it yourself.':
    'I ti sekunder etter sending henter Alt+Z eller Angre øverst svaret tilbake slik du skrev det. Godt å vite; kryss av selv.',
  'Look closer': 'Se nærmere',
  'Make a key your own': 'Gi en kommando din egen tast',
  'Never show this': 'Ikke vis dette igjen',
  'Open a case': 'Åpne en sak',
  'Photograph with a phone': 'Fotografer med telefon',
  'Press a row of the list, or move with j and k and open with Enter. Opening takes it from nobody.':
    'Trykk på en rad i listen, eller flytt med j og k og åpne med Enter. Å åpne tar den ikke fra noen.',
  'Put away for good': 'Legg bort for godt',
  'Send a reply': 'Send et svar',
  'Sign in on a phone and open the draft there: “Take a photograph” opens its camera. One from a distance that shows where, then one close and sharp. Should the phone keep it in its album, delete it there.':
    'Logg inn på en telefon og åpne utkastet der: «Ta bilde» åpner kameraet. Ett på avstand som viser hvor, så ett nært og skarpt. Legger telefonen bildet i albumet sitt, så slett det der.',
  'Take a reply back': 'Hent et svar tilbake',
  'Ten minutes, alone or with a colleague. Tick what you have tried or read.':
    'Ti minutter, alene eller med en kollega. Kryss av det du har prøvd eller lest.',
  'That was all of it.': 'Det var alt.',
  'The named doctor, a deputy, or another clinician of the office, who gives a reason. Staff see that it came. Every opening is recorded.':
    'Legen som er navngitt, en vikar eller en annen behandler på kontoret, som oppgir en grunn. Medarbeidere ser at det er kommet. Hver åpning blir logget.',
  'The referral stands under Waiting with the date an answer is expected. A specialist looks at it and answers, asks back, or calls the patient in. What cannot wait is phoned, never sent.':
    'Henvisningen står under «Venter» med datoen svaret er ventet. En spesialist ser på den og svarer, spør tilbake eller kaller inn pasienten. Det som ikke kan vente, tas på telefon, aldri her.',
  'What happens after sending': 'Hva som skjer etter sending',
  'Wheel, pinch or the plus key; 0 shows the whole photograph again.':
    'Musehjul, to fingre eller plusstasten; 0 viser hele bildet igjen.',
  'When it is ready: the button, or Ctrl+Enter twice. The next case opens by itself.':
    'Når det er klart: knappen, eller Ctrl+Enter to ganger. Neste sak åpner seg selv.',
  'Where the reply comes': 'Hvor svaret kommer',
  'Who may open it': 'Hvem som kan åpne det',
  'Write from a template': 'Skriv ut fra en mal',
  '{0} of {1} done': '{0} av {1} gjort',
}
