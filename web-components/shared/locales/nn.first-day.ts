import type { Translations } from './translations.ts'

/** First days: what a specialist and an office try and ought to know. In nynorsk, unreviewed: see nn.ts. */
export const firstDays: Translations = {
  'A template fills diagnosis, texts and what happens next; every word can be changed. The case is yours from the first character.':
    'Ein mal fyller ut diagnose, tekstar og kva som skjer vidare; kvart ord kan endrast. Saka er di frå første teikn.',
  'An e-mail says that a reply has come, and nothing about the patient. Its link asks you to sign in. Later the reply stands under Answered.':
    'Ein e-post seier at det er kome svar, og ingenting om pasienten. Lenka ber deg logge inn. Seinare står svaret under «Svara på».',
  'Any command may have another key, and single letters can be switched off.':
    'Kvar kommando kan få ein annan tast, og enkeltbokstavar kan slåast av.',
  'Each step ticks itself when you have done it, in any order. What you do is real: send only what you mean.':
    'Kvart punkt kryssar seg av sjølv når du har gjort det, i den rekkjefølgja du vil. Det du gjer, er på ordentleg: send berre det du meiner.',
  'F1 or Ctrl+K: type a word of what you want done, in Norwegian or English.':
    'F1 eller Ctrl+K: skriv eit ord av det du vil ha gjort, på norsk eller engelsk.',
  'Find everything by a word': 'Finn alt med eit ord',
  'First day here? {0} things to try, {1} done': 'Første dag her? {0} ting å prøve, {1} gjort',
  'First day in the office': 'Første dag på kontoret',
  'First day on the reading screen': 'Første dag i lesebiletet',
  'First day with Lysbord?': 'Første dag med Lysbord?',
  'First day: what to try': 'Første dag: ting å prøve',
  'For ten seconds after sending, Alt+Z or Undo at the top brings it back as you wrote it. Good to know; tick it yourself.':
    'I ti sekund etter sending hentar Alt+Z eller Angre øvst svaret tilbake slik du skreiv det. Godt å vite; kryss av sjølv.',
  'Look closer': 'Sjå nærmare',
  'Make a key your own': 'Gi ein kommando din eigen tast',
  'Never show this': 'Ikkje vis dette igjen',
  'Open a case': 'Opne ei sak',
  'Photograph with a phone': 'Fotografer med telefon',
  'Press a row of the list, or move with j and k and open with Enter. Opening takes it from nobody.':
    'Trykk på ei rad i lista, eller flytt med j og k og opne med Enter. Å opne tek ho ikkje frå nokon.',
  'Put away for good': 'Legg bort for godt',
  'Send a reply': 'Send eit svar',
  'Sign in on a phone and open the draft there: “Take a photograph” opens its camera. One from a distance that shows where, then one close and sharp. Should the phone keep it in its album, delete it there.':
    'Logg inn på ein telefon og opne utkastet der: «Ta bilete» opnar kameraet. Eitt på avstand som viser kvar, så eitt nært og skarpt. Legg telefonen biletet i albumet sitt, så slett det der.',
  'Take a reply back': 'Hent eit svar tilbake',
  'Ten minutes, alone or with a colleague. Tick what you have tried or read.':
    'Ti minutt, åleine eller med ein kollega. Kryss av det du har prøvd eller lese.',
  'That was all of it.': 'Det var alt.',
  'The named doctor, a deputy, or another clinician of the office, who gives a reason. Staff see that it came. Every opening is recorded.':
    'Legen som er namngitt, ein vikar eller ein annan behandlar på kontoret, som gir ein grunn. Medarbeidarar ser at det er kome. Kvar opning blir logga.',
  'The referral stands under Waiting with the date an answer is expected. A specialist looks at it and answers, asks back, or calls the patient in. What cannot wait is phoned, never sent.':
    'Tilvisinga står under «Ventar» med datoen svaret er venta. Ein spesialist ser på ho og svarar, spør tilbake eller kallar inn pasienten. Det som ikkje kan vente, blir teke på telefon, aldri her.',
  'What happens after sending': 'Kva som skjer etter sending',
  'Wheel, pinch or the plus key; 0 shows the whole photograph again.':
    'Musehjul, to fingrar eller plusstasten; 0 viser heile biletet igjen.',
  'When it is ready: the button, or Ctrl+Enter twice. The next case opens by itself.':
    'Når det er klart: knappen, eller Ctrl+Enter to gonger. Neste sak opnar seg sjølv.',
  'Where the reply comes': 'Kvar svaret kjem',
  'Who may open it': 'Kven som kan opne det',
  'Write from a template': 'Skriv ut frå ein mal',
  '{0} of {1} done': '{0} av {1} gjort',
}
