import type { Translations } from './translations.ts'

/** Interviews and networks of use. */
export const inquiry: Translations = {
  'Nobody gave leave to hand on what was told, so there is nothing to export. Ask those who were interviewed.':
    'Ingen har samtykket i at det de fortalte deles, så det er ingenting å eksportere. Spør dem som ble intervjuet.',
  'The leave for this interview was withdrawn: its words are gone. Load the list again.':
    'Samtykket til dette intervjuet er trukket tilbake, og ordene er slettet. Last listen på nytt.',

  // Network
  '1 case: {0}': '1 sak: {0}',
  '1 neighbour': '1 nabo',
  'Arrow keys walk to a neighbour, Enter reads its ties, Home goes back to the start. Solid lines come out of the log, dashed ones were told in interviews; people at the hospital have a dotted edge.':
    'Piltastene går til en nabo, Enter leser båndene, Home går tilbake til start. Hele linjer kommer fra loggen, stiplede er fortalt i intervjuer. Folk på sykehuset har prikket kant.',
  'Between others': 'Mellom andre',
  'Between others: on how many of the shortest ways between two others somebody or something stands. High means that much goes through there.':
    'Mellom andre: hvor mange av de korteste veiene mellom to andre som går gjennom noen eller noe. Høyt tall betyr at mye går gjennom dette stedet.',
  'Cases in twelve months': 'Saker på tolv måneder',
  'Doctor at the office': 'Lege på kontoret',
  'Everybody and everything': 'Alle og alt',
  'How it is known': 'Hvordan vi vet det',
  Kind: 'Slag',
  Name: 'Navn',
  Neighbours: 'Naboer',
  'No case in the last twelve months, and nobody told of any tie.':
    'Ingen sak de siste tolv månedene, og ingen har fortalt om noe bånd.',
  'No case in the last twelve months: these ties were told in interviews.':
    'Ingen sak de siste tolv månedene: disse båndene er fortalt i intervjuer.',
  'No neighbour lies that way.': 'Ingen nabo ligger den veien.',
  Nurse: 'Sykepleier',
  People: 'Personer',
  Person: 'Person',
  Profession: 'Profesjon',
  Professions: 'Profesjoner',
  Rule: 'Regel',
  Rules: 'Regler',
  Secretary: 'Sekretær',
  'Specialist at the hospital': 'Spesialist på sykehuset',
  Technology: 'Teknologi',
  'The network in numbers': 'Nettverket i tall',
  'The network itself is too small to draw.': 'Selve nettverket er for lite til å tegnes.',
  'There are too few cases to say anything of people without telling who they are.':
    'Det er for få saker til å si noe om personer uten å røpe hvem de er.',
  Ties: 'Bånd',
  'Ties of {0}': 'Båndene til {0}',
  'Walk through the network': 'Gå gjennom nettverket',
  'What was said may not be quoted.': 'Det som ble sagt, kan ikke siteres.',
  'Without it, parts of this network no longer hang together.': 'Uten dette henger ikke nettverket lenger sammen.',
  answered: 'svarte',
  'began it': 'begynte',
  photographed: 'tok bilder',
  'read the answer': 'leste svaret',
  'sent it': 'sendte',
  'took the case': 'tok saken',
  'told in an interview': 'fortalt i et intervju',
  'told in interviews {0} times': 'fortalt i intervjuer {0} ganger',
  '{0} cases: {1}': '{0} saker: {1}',
  '{0} neighbours': '{0} naboer',
  '{0} took part in equally many, {1} of {2} cases each. Without any one of them {3} are left.':
    '{0} var med på like mange, {1} av {2} saker hver. Uten en av dem er det {3} igjen.',
  '{0} took part in {1} of {2} cases. Without {3} {4} are left.':
    '{0} var med på {1} av {2} saker. Uten {3} er det {4} igjen.',
}
