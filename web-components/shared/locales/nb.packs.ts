import type { Translations } from './translations.ts'

/** Packs on the reading screen: what they are, and what went wrong with one. */
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
}
