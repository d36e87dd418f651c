import { both, type Definition } from './definition.ts'

const cases = both('real cases in the window', 'ekte saker i perioden')
const eligible = both('eligible offices', 'kontorer som kan bruke det')
const users = both('offices with a case in the window', 'kontorer med en sak i perioden')
const counts = 'select office_id, sum(cases) from office_days where day between :from and :to group by office_id'

/** How much it is used, and how unevenly. */
export const spreadDefinitions: readonly Definition[] = [
  {
    code: 'cases',
    unit: 'count',
    indicator: null,
    name: both('Cases', 'Saker'),
    definition: both(
      'Cases sent to a specialist in the window by eligible offices, less those taken back or answered as sent twice. A case counts on the day it was sent (UTC).',
      'Saker sendt til en spesialist i perioden fra kontorer som kan bruke det, minus dem som er trukket tilbake eller besvart som sendt to ganger. En sak teller den dagen den ble sendt (UTC).',
    ),
    plain: both(
      'Practice and test cases never count, and a case that was sent by mistake or twice is taken off again.',
      'Øvings- og testsaker teller aldri, og en sak som ble sendt ved en feil eller to ganger, trekkes fra igjen.',
    ),
    of: null,
    query: 'select sum(cases) from office_days where day between :from and :to',
  },
  {
    code: 'exposure',
    unit: 'number',
    indicator: null,
    name: both('Years in which offices could use it', 'År kontorene kunne bruke det'),
    definition: both(
      'Days of the window from connection to closure or the end of the window, added over eligible offices, divided by 365.25.',
      'Dager i perioden fra tilkobling til nedleggelse eller periodens slutt, lagt sammen for alle kontorer som kan bruke det, delt på 365,25.',
    ),
    plain: both(
      'An office that was connected half a year counts half. Without this, new offices would look idle.',
      'Et kontor som har vært koblet til et halvt år, teller halvt. Ellers ville nye kontorer se passive ut.',
    ),
    of: eligible,
    query: 'sum over eligible offices of days between max(:from, connected_at) and min(:to, closed_at)',
  },
  {
    code: 'rate',
    unit: 'rate',
    indicator: null,
    name: both('Cases per 1,000 listed patients and year', 'Saker per 1 000 listepasienter og år'),
    definition: both(
      'Cases of offices whose list size is known, divided by the sum of exposure in years times list size, times 1,000.',
      'Saker fra kontorer med kjent listelengde, delt på summen av år de kunne bruke det ganger listelengden, ganger 1 000.',
    ),
    plain: both(
      'Makes a large and a small office comparable. Offices whose list size nobody has entered are left out, and how many were in is shown.',
      'Gjør et stort og et lite kontor sammenlignbare. Kontorer uten oppgitt listelengde er holdt utenfor, og det vises hvor mange som er med.',
    ),
    of: both('offices with a known list size', 'kontorer med kjent listelengde'),
    query: `${counts}; office_profiles.content ->> 'listSize', latest version`,
  },
  {
    code: 'top4',
    unit: 'share',
    indicator: 'W2',
    name: both('Share of the four busiest', 'Andel fra de fire som sender mest'),
    definition: both(
      'Cases of the four offices with most cases in the window, of all cases. Where the fourth and fifth are equal, the office id decides and it is told.',
      'Saker fra de fire kontorene med flest saker i perioden, av alle saker. Er nummer fire og fem like, avgjør kontorets id, og det blir sagt.',
    ),
    plain: both(
      'In North Norway in 2003 and 2004 four offices made about 80 per cent. Uneven use is normal; it becomes a risk when one person leaves.',
      'I Nord-Norge i 2003 og 2004 sto fire kontorer for om lag 80 prosent. Ujevn bruk er vanlig; det blir en risiko når én person slutter.',
    ),
    of: cases,
    query: `${counts} order by 2 desc limit 4`,
  },
  {
    code: 'k80',
    unit: 'count',
    indicator: null,
    name: both('Offices that send four fifths', 'Kontorer som sender fire femdeler'),
    definition: both(
      'The smallest number of offices that together sent at least 80 per cent of the cases, counted in whole cases.',
      'Det minste antallet kontorer som til sammen sendte minst 80 prosent av sakene, regnet i hele saker.',
    ),
    plain: both('A small number means that much rests on few.', 'Et lite tall betyr at mye hviler på få.'),
    of: users,
    query: `${counts} order by 2 desc until 5 * sum >= 4 * total`,
  },
  {
    code: 'gini',
    unit: 'number',
    indicator: null,
    name: both('Unevenness, all offices (Gini)', 'Ujevnhet, alle kontorer (Gini)'),
    definition: both(
      'Gini coefficient of cases per eligible office, those without a case among them: 0 if all sent equally many, towards 1 if one sent all.',
      'Gini-koeffisient for saker per kontor som kan bruke det, også dem uten saker: 0 hvis alle sendte like mange, mot 1 hvis ett sendte alle.',
    ),
    plain: both(
      'One number for how unevenly it is used. Two very different regions can have the same number: always look at the curve too.',
      'Ett tall for hvor ujevnt det brukes. To svært ulike regioner kan ha samme tall: Se alltid på kurven også.',
    ),
    of: eligible,
    query: `${counts}; zeros in; [2 * sum(i * x_i) / sum(x) - (n + 1)] / n`,
  },
  {
    code: 'gini-corrected',
    unit: 'number',
    indicator: null,
    name: both('The same, corrected for few offices', 'Det samme, rettet for få kontorer'),
    definition: both('The Gini coefficient times n / (n - 1).', 'Gini-koeffisienten ganger n / (n - 1).'),
    plain: both(
      'Lets a small region be compared with a large one.',
      'Gjør at en liten region kan sammenlignes med en stor.',
    ),
    of: eligible,
    query: `${counts}; zeros in; gini * n / (n - 1)`,
  },
  {
    code: 'gini-users',
    unit: 'number',
    indicator: null,
    name: both('Unevenness among users only (Gini)', 'Ujevnhet blant brukerne (Gini)'),
    definition: both(
      'Gini coefficient of cases per office that sent at least one in the window.',
      'Gini-koeffisient for saker per kontor som sendte minst én i perioden.',
    ),
    plain: both(
      'Many offices without a case make the number above high by themselves. This one tells whether the users differ among each other.',
      'Mange kontorer uten saker gjør tallet over høyt i seg selv. Dette viser om brukerne er ulike seg imellom.',
    ),
    of: users,
    query: `${counts}; zeros out`,
  },
  {
    code: 'gini-users-corrected',
    unit: 'number',
    indicator: null,
    name: both('The same, corrected for few users', 'Det samme, rettet for få brukere'),
    definition: both(
      'The Gini coefficient of users times n / (n - 1).',
      'Gini-koeffisienten for brukerne ganger n / (n - 1).',
    ),
    plain: both('As above, for the users.', 'Som over, for brukerne.'),
    of: users,
    query: `${counts}; zeros out; gini * n / (n - 1)`,
  },
  {
    code: 'hhi',
    unit: 'number',
    indicator: null,
    name: both('Concentration (HHI)', 'Konsentrasjon (HHI)'),
    definition: both(
      'Sum over offices of the squared share of all cases (Herfindahl and Hirschman).',
      'Summen over kontorene av kvadratet av andelen av alle saker (Herfindahl og Hirschman).',
    ),
    plain: both(
      'The chance that two cases picked at random come from the same office.',
      'Sjansen for at to tilfeldige saker kommer fra samme kontor.',
    ),
    of: eligible,
    query: `${counts}; sum of squared shares`,
  },
  {
    code: 'hhi-normalised',
    unit: 'number',
    indicator: null,
    name: both('Concentration on a scale from 0 to 1', 'Konsentrasjon på en skala fra 0 til 1'),
    definition: both(
      '(HHI - 1/n) / (1 - 1/n) over eligible offices.',
      '(HHI - 1/n) / (1 - 1/n) for kontorer som kan bruke det.',
    ),
    plain: both('0: all alike; 1: one office alone.', '0: alle like; 1: ett kontor alene.'),
    of: eligible,
    query: `${counts}; (hhi - 1/n) / (1 - 1/n)`,
  },
  {
    code: 'effective-number',
    unit: 'number',
    indicator: null,
    name: both('As concentrated as so many equal offices', 'Like konsentrert som så mange like kontorer'),
    definition: both('1 / HHI.', '1 / HHI.'),
    plain: both(
      'If it says 5, use is as concentrated as if five offices sent equally many and nobody else anything.',
      'Står det 5, er bruken like konsentrert som om fem kontorer sendte like mange og ingen andre noe.',
    ),
    of: eligible,
    query: `${counts}; 1 / sum of squared shares`,
  },
  {
    code: 'asymmetry',
    unit: 'number',
    indicator: null,
    name: both('What makes it uneven', 'Hva som gjør det ujevnt'),
    definition: both(
      'Asymmetry of the Lorenz curve (Damgaard and Weiner). Not shown where an office has exactly the mean.',
      'Asymmetrien i Lorenz-kurven (Damgaard og Weiner). Vises ikke når et kontor ligger nøyaktig på gjennomsnittet.',
    ),
    plain: both(
      'Over 1: a few very busy offices make the unevenness. Under 1: many offices that hardly send anything do.',
      'Over 1: noen få svært travle kontorer gir ujevnheten. Under 1: mange kontorer som nesten ikke sender noe, gjør det.',
    ),
    of: eligible,
    query: `${counts}; Lorenz asymmetry`,
  },
]
