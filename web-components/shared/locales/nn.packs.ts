import type { Translations } from './translations.ts'

/** Packs on the reading screen: what they are, and what went wrong with one. In nynorsk, unreviewed: see nn.ts. */
export const packs: Translations = {
  'Packs of this unit': 'Pakkane til eininga',
  'Packs of this unit: choose one to switch it off or on, on this machine':
    'Pakkane til eininga: vel ein for å slå han av eller på, på denne maskina',
  'switched off here': 'slått av her',
  'runs in this page: the deployer vouches for it': 'køyrer i denne sida: driftsansvarleg går god for han',
  'runs in a frame of its own': 'køyrer i ei eiga ramme',
  'data alone': 'berre data',
  '{0} is also wanted: {1} has it before {2}': '{0} er ønskt av fleire: {1} har det, framfor {2}',
  'A pack may not run {0}: that is for a person to press.':
    'Ein pakke kan ikkje køyre {0}: det er det eit menneske som trykkjer på.',
  'It was written for another Lysbord.': 'Han er skriven for ei anna utgåve av Lysbord.',
  'It needs {0}, which is not there.': 'Han treng {0}, som ikkje er her.',
  'It has not begun yet.': 'Han har ikkje byrja enno.',
  '{0} could not do that: {1}': '{0} fekk det ikkje til: {1}',
  'Packs wait for each other: {0}. One of them must let go.':
    'Pakkar ventar på kvarandre: {0}. Ein av dei må gi slepp.',
  'It needs the pack {0}. Enable that at the unit first.': 'Han treng pakken {0}. Ta den i bruk ved eininga først.',
  'It needs the pack {0}, which cannot be used.': 'Han treng pakken {0}, som ikkje kan brukast.',
  'At character {0}: {1}': 'Ved teikn {0}: {1}',
  'The pack {0} could not be used, and nothing of it is left: {1}':
    'Pakken {0} kunne ikkje brukast, og ingenting av han er att: {1}',
  'Put away': 'Legg bort',
  'Use a template': 'Bruk ein mal',
  'Add to the text to the GP': 'Føy til teksten til fastlegen',
  'It has been ended.': 'Han er avslutta.',
  'Its activate did not come back within five seconds.': 'activate i pakken kom ikkje tilbake innan fem sekund.',
  'The page for the code of packs did not load.': 'Sida for koden til pakkar lét seg ikkje laste.',
  'It did not come back within five seconds.': 'Det kom ikkje tilbake innan fem sekund.',
  'Its code never came back, and was ended.': 'Koden kom aldri tilbake, og vart avslutta.',
  'Its code sent too much at once, and was ended.': 'Koden sende for mykje på ein gong, og vart avslutta.',
  'The code exports no activate.': 'Koden eksporterer ingen activate.',
}
