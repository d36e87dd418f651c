import type { Translations } from './translations.ts'

/** Packs on the reading screen and on the coordinator's page: what they are, and what went wrong with one. */
export const packs: Translations = {
  'Packs of this unit': 'Enhetens pakker',
  'Packs of this unit: choose one to switch it off or on, on this machine':
    'Enhetens pakker: velg en for å slå den av eller på, på denne maskinen',
  'switched off here': 'slått av her',
  'runs in this page: the deployer vouches for it': 'kjører i denne siden: driftsansvarlig går god for den',
  'runs in a frame of its own': 'kjører i en egen ramme',
  'data alone': 'bare data',
  '{0} is also wanted: {1} has it before {2}': '{0} er ønsket av flere: {1} har den, foran {2}',
  'A pack may not run {0}: that is for a person to press.':
    'En pakke kan ikke kjøre {0}: det er det et menneske som trykker på.',
  "{0} is not this pack's to show or hide.": '{0} er ikke denne pakkens å vise eller skjule.',
  '{0} stays with {1}: choose another key.': '{0} blir hos {1}: velg en annen tast.',
  'Call the element {0}-… instead of {1}.': 'Kall elementet {0}-… i stedet for {1}.',
  'It was written for another Lysbord.': 'Den er skrevet for en annen utgave av Lysbord.',
  'It needs {0}, which is not there.': 'Den trenger {0}, som ikke er her.',
  'It has not begun yet.': 'Den har ikke begynt ennå.',
  '{0} could not do that: {1}': '{0} fikk det ikke til: {1}',
  'Packs wait for each other: {0}. One of them must let go.': 'Pakker venter på hverandre: {0}. En av dem må gi slipp.',
  'It needs the pack {0}. Enable that at the unit first.': 'Den trenger pakken {0}. Ta den i bruk ved enheten først.',
  'It needs the pack {0}, which cannot be used.': 'Den trenger pakken {0}, som ikke kan brukes.',
  'At character {0}: {1}': 'Ved tegn {0}: {1}',
  'The pack {0} could not be used, and nothing of it is left: {1}':
    'Pakken {0} kunne ikke brukes, og ingenting av den er igjen: {1}',
  'Tools of packs': 'Verktøy fra pakker',
  'For the reply': 'For svaret',
  'For the list': 'For lista',
  'What with this case?': 'Hva med denne saken?',
  'What with this photograph?': 'Hva med dette bildet?',
  'Put away': 'Legg bort',
  'Use a template': 'Bruk en mal',
  'Add to the text to the GP': 'Føy til teksten til fastlegen',
  'It has been ended.': 'Den er avsluttet.',
  'Its activate did not come back within five seconds.': 'Dens activate kom ikke tilbake innen fem sekunder.',
  'The page for the code of packs did not load.': 'Siden for pakkers kode lot seg ikke laste.',
  'It did not come back within five seconds.': 'Det kom ikke tilbake innen fem sekunder.',
  'Its code never came back, and was ended.': 'Koden kom aldri tilbake, og ble avsluttet.',
  'Its code sent too much at once, and was ended.': 'Koden sendte for mye på en gang, og ble avsluttet.',
  'Its code sent more than two hundred messages at once or fifty a second, and was ended.':
    'Koden sendte mer enn to hundre meldinger på en gang eller femti i sekundet, og ble avsluttet.',
  'The code exports no activate.': 'Koden eksporterer ingen activate.',

  // The coordinator's page for packs (packs)
  Packs: 'Pakker',
  Pack: 'Pakke',
  Units: 'Enheter',
  Brings: 'Inneholder',
  off: 'av',
  'on, {0}': 'på, {0}',
  'version {0}': 'versjon {0}',
  'versions {0}': 'versjonene {0}',
  '{0}: {1}': '{0}: {1}',
  'What each specialty asks for, and which units work with it':
    'Hva hvert fagområde spør om, og hvilke enheter som bruker det',
  'A pack holds what a specialty asks and how it likes to answer. It is published once and never changes; each unit works with the version it is given here.':
    'En pakke rommer det et fagområde spør om, og hvordan det helst svarer. Den publiseres én gang og endres aldri; hver enhet bruker den versjonen den får her.',
  'No pack is published yet. Choose the folder of one above.':
    'Ingen pakke er publisert ennå. Velg mappen til en ovenfor.',
  'Go over to {0}': 'Gå over til {0}',
  'Go over to {0}: {1}': 'Gå over til {0}: {1}',
  'Go over to {0} at all {1} units': 'Gå over til {0} ved alle {1} enhetene',
  'Go back to {0}': 'Gå tilbake til {0}',
  'Go back to {0}: {1}': 'Gå tilbake til {0}: {1}',
  'Needs {0} at this unit first.': 'Trenger først {0} ved denne enheten.',
  '1 unit of another service': '1 enhet med en annen tjeneste',
  '{0} units of other services': '{0} enheter med andre tjenester',
  '{0} no longer works with it; what was asked and answered stays readable.':
    '{0} bruker den ikke lenger; det som er spurt og besvart, kan fortsatt leses.',
  'It is missing here.': 'Den mangler her.',
  'Version {0} was written for another Lysbord ({1}). No unit can begin with it; ask its author for one that fits.':
    'Versjon {0} er skrevet for en annen utgave av Lysbord ({1}). Ingen enhet kan ta den i bruk; be den som laget den, om en som passer.',
  '{0} now works with {1} {2}.': '{0} bruker nå {1} {2}.',
  '{0} of {1} units now work with {2} {3}.': '{0} av {1} enheter bruker nå {2} {3}.',
  '{0} no longer works with {1}.': '{0} bruker ikke lenger {1}.',
  'Switch off {0} at {1}?': 'Slå av {0} ved {1}?',
  '{0} no longer takes new questions of this kind; what was asked and answered stays readable.':
    '{0} tar ikke lenger imot nye spørsmål av denne typen; det som er spurt og besvart, kan fortsatt leses.',
  'Its templates, commands and views leave the reading screen when that is opened the next time. It can be switched on again here.':
    'Maler, kommandoer og visninger forsvinner fra lesebildet neste gang det åpnes. Pakken kan slås på igjen her.',
  '{0} needs it and will not work there either.': '{0} trenger den og vil heller ikke virke der.',
  'Data alone: it holds no code.': 'Bare data: den inneholder ingen kode.',
  'Its code runs in the page: the deployer vouches for it.': 'Koden kjører i siden: driftsansvarlig går god for den.',
  'Its code runs in a frame of its own, without the patient’s name, the network or this page.':
    'Koden kjører i en egen ramme, uten pasientens navn, uten nettverk og uten tilgang til siden.',
  'The hash of its code': 'Kodens hash',
  'Let it run in the page': 'La den kjøre i siden',
  'Only where this page’s own look or speed needs it, and somebody you trust has read the code: whoever runs Lysbord adds this to LYSBORD_TRUSTED_CODE and starts it again.':
    'Bare når pakken må tegne i selve siden, og noen dere stoler på, har lest koden: den som drifter Lysbord, føyer dette til LYSBORD_TRUSTED_CODE og starter på nytt.',
  'Copy the hash of {0}': 'Kopier hashen til {0}',
  'Nothing yet': 'Ingenting ennå',
  '1 questionnaire': '1 spørreskjema',
  '{0} questionnaires': '{0} spørreskjemaer',
  '1 reply template': '1 svarmal',
  '{0} reply templates': '{0} svarmaler',
  '1 choice of what happens next': '1 valg for hva som skjer videre',
  '{0} choices of what happens next': '{0} valg for hva som skjer videre',
  '1 drawing': '1 tegning',
  '{0} drawings': '{0} tegninger',
  '1 way to hang photographs': '1 oppsett for bilder',
  '{0} ways to hang photographs': '{0} oppsett for bilder',
  '1 command': '1 kommando',
  '{0} commands': '{0} kommandoer',
  '1 key': '1 tast',
  '{0} keys': '{0} taster',
  '1 menu item': '1 menyvalg',
  '{0} menu items': '{0} menyvalg',
  '1 view': '1 visning',
  '{0} views': '{0} visninger',
  '1 setting': '1 innstilling',
  '{0} settings': '{0} innstillinger',
  '1 status text': '1 statustekst',
  '{0} status texts': '{0} statustekster',
  '1 first day': '1 første dag',
  '{0} first days': '{0} første dager',

  // Publishing one
  'Publish a pack': 'Publiser en pakke',
  'Choose its folder': 'Velg mappen',
  'Only extension.json': 'Bare extension.json',
  'or drop the folder here': 'eller slipp mappen her',
  'Looking at it…': 'Ser på den …',
  'One thing is to be corrected in the pack. Nothing was published.':
    'Én ting må rettes i pakken. Ingenting er publisert.',
  '{0} things are to be corrected in the pack. Nothing was published.':
    '{0} ting må rettes i pakken. Ingenting er publisert.',
  'line {0}, column {1}': 'linje {0}, tegn {1}',
  'Correct it, then choose it again: a browser reads a file only as it was when it was chosen.':
    'Rett det og velg på nytt: nettleseren leser en fil bare slik den var da den ble valgt.',
  'It was written for another Lysbord ({0}): it can be published, and no unit can begin with it.':
    'Den er skrevet for en annen utgave av Lysbord ({0}): den kan publiseres, men ingen enhet kan ta den i bruk.',
  'This very version is published already. There is nothing to do.':
    'Nøyaktig denne versjonen er publisert fra før. Det er ingenting å gjøre.',
  'Publish {0} {1}': 'Publiser {0} {1}',
  '{0} {1} is published. Switch it on where it is wanted.': '{0} {1} er publisert. Slå den på der den skal brukes.',
  'Try its questions as a GP will see them': 'Prøv spørsmålene slik fastlegen vil se dem',
  'For units with the service {0}': 'For enheter med tjenesten {0}',
  'Nothing is sent: {0}': 'Ingenting sendes: {0}',
  '{0} (if it helps)': '{0} (hvis det hjelper)',
  'extension.json holds one object: it begins with { and ends with }.':
    'extension.json er ett objekt: filen begynner med { og slutter med }.',
  'It brings code, {0}: choose the whole folder.': 'Den har kode, {0}: velg hele mappen.',
  'At most 256,000 characters of code. Bundle less, or minify it.':
    'Høyst 256 000 tegn kode. Ta med mindre, eller minifiser den.',
  'Version {0} is published already with other content, and what is published never changes. Raise the version, then choose the folder again.':
    'Versjon {0} er publisert fra før med annet innhold, og det som er publisert, endres aldri. Hev versjonsnummeret og velg mappen på nytt.',
  'There is no extension.json in {0}. Choose the folder that holds it.':
    'Det er ingen extension.json i {0}. Velg mappen der den ligger.',
  '{0} is no pack itself. Choose the folder inside it: {1}.': '{0} er ikke selv en pakke. Velg mappen inni den: {1}.',
  '{0} is no pack itself. Choose one of the folders inside it: {1}.':
    '{0} er ikke selv en pakke. Velg en av mappene inni den: {1}.',
  'There is no file {0} in the folder.': 'Det er ingen fil {0} i mappen.',
  '{0} cannot be read: it is no text in UTF-8, or it was changed meanwhile. Choose it again.':
    '{0} kan ikke leses: den er ikke tekst i UTF-8, eller den er endret i mellomtiden. Velg den på nytt.',
  'JSON knows no comments. Take it out.': 'JSON har ikke kommentarer. Ta den bort.',
  'This text does not end, or holds a line break or a sign that wants a backslash before it.':
    'Teksten blir ikke avsluttet, eller den har et linjeskift eller et tegn som trenger omvendt skråstrek foran.',
  'The file ends before it is complete: a closing bracket is missing.':
    'Filen slutter før den er ferdig: en avsluttende parentes mangler.',
  'This is nested deeper than anything a pack needs.': 'Dette er nøstet dypere enn noen pakke trenger.',
  'A name in double quotes is expected here.': 'Her ventes et navn i doble anførselstegn.',
  'The name “{0}” stands twice here; only the last would count.':
    'Navnet «{0}» står to ganger her; bare det siste ville telle.',
  'A colon is expected after the name.': 'Etter navnet ventes et kolon.',
  'A comma or a closing bracket is expected here.': 'Her ventes et komma eller en avsluttende parentes.',
  'Nothing may stand behind the last bracket.': 'Etter den siste parentesen kan det ikke stå noe.',
  'The comma before this is one too many.': 'Kommaet foran dette er ett for mye.',
  'Text stands in double quotes, not in single ones.': 'Tekst står i doble anførselstegn, ikke i enkle.',
  '“{0}” begins nothing that JSON knows. Text stands in double quotes.':
    '«{0}» begynner ikke noe som JSON kjenner. Tekst står i doble anførselstegn.',
}
