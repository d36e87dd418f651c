import type { Bilingual } from '../kernel/shape.ts'
import type { Disposition } from '../triage/rules.ts'
import { both } from './definition.ts'

type Language = keyof Bilingual

/** As the page calls them: a file is read where nobody can ask the page. */
export const dispositionNames: Readonly<Record<Disposition, Bilingual>> = {
  advice_gp_continues: both('Advice, GP continues', 'Råd, fastlegen fortsetter'),
  advice_photo_review: both('Advice, new photographs later', 'Råd, nye bilder senere'),
  interim_treatment_appointment: both('Treatment now, appointment later', 'Behandling nå, time senere'),
  more_info: both('More information needed', 'Trenger flere opplysninger'),
  routine_appointment: both('Ordinary appointment', 'Vanlig time'),
  direct_to_procedure: both('Straight to procedure', 'Rett til inngrep'),
  haster: both('Urgent appointment', 'Hastetime'),
  pakkeforlop: both('Cancer pathway', 'Pakkeforløp'),
  emergency_phoned: both('Emergency, phoned', 'Øyeblikkelig hjelp, ringt'),
  moved_unit: both('Moved to another unit', 'Flyttet til en annen enhet'),
  no_right: both('No right to specialist care', 'Ikke rett til helsehjelp i spesialisthelsetjenesten'),
  in_person: both('Must be seen in person', 'Må undersøkes ved oppmøte'),
  withdrawn_duplicate: both('Withdrawn or sent twice', 'Trukket eller sendt to ganger'),
}

const answers: Readonly<Record<string, Bilingual>> = {
  yes: both('Yes', 'Ja'),
  no: both('No', 'Nei'),
  unsure: both('Unsure', 'Usikker'),
}

/** A bar's code in words; what is no code stays as it is. */
export function barIn(chart: string, code: string, language: Language): string {
  if (chart === 'dispositions') return dispositionNames[code as Disposition]?.[language] ?? code
  if (chart !== 'intents') return code
  return code
    .split('>')
    .map((one) => answers[one]?.[language] ?? one)
    .join(' → ')
}

/** Remarks that a report makes, in Norwegian; their own sentences are English. */
const remarks: Readonly<Record<string, string>> = {
  'too-few-points': 'For få punkter: Med færre enn ti kalles ingenting et signal.',
  'no-offices': 'Det er ingen kontorer ennå.',
  'no-cases': 'Det er ingen saker: Hvor ujevnt de fordeler seg, er udefinert, og det er ikke 0.',
  'one-office': 'Ett kontor alene kan ikke være ujevnt.',
  'median-not-reached': 'Færre enn halvparten har brukt det: Midten er ikke nådd.',
  'no-size': 'Det er ingenting å telle av, så ingen andel kan oppgis.',
  'no-limits': 'Det er ingen grenser: Det kreves minst to verdier som ikke alle er like.',
  merged: 'Noen av disse gikk inn i et annet kontor: Det de sendte før, blir stående, og tiden deres slutter der.',
  'too-few': 'Skjult: Så få kontorer har sendt noe at det ville fortelle hva ett av dem gjorde.',
  'few-evened':
    'Kontorer med skjult antall saker står i det som jevnt fordelt: Hva hvert av dem sendte, fortelles ikke.',
  tie: 'Nummer fire og fem sendte like mange: Kontorets id avgjorde.',
  'negative-exposure': 'Kontorer som ble stengt før de ble tilkoblet, er holdt utenfor.',
}

export const remarkIn = ({ code, sentence }: { code: string; sentence: string }, language: Language): string =>
  (language === 'nb' && remarks[code]) || sentence
