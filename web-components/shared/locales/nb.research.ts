import type { Translations } from './translations.ts'

/** Sample, scores, hypothesis and truth table. */
export const research: Translations = {
  'Of {0} offices {1} are chosen; how much they sent is withheld.':
    'Av {0} kontorer er {1} valgt; hvor mye de sendte, er skjult.',
  Research: 'Forskning',
  'Why some offices use Lysbord and others like them do not':
    'Hvorfor noen kontorer bruker Lysbord, mens andre som ligner dem, ikke gjør det',
  'Why it is used, and why not': 'Hvorfor det brukes, og hvorfor ikke',
  Steps: 'Trinn',
  Rule: 'Regel',
  Pairs: 'Par',
  Scores: 'Vurderinger',
  Hypothesis: 'Hypotese',
  'Truth table': 'Sannhetstabell',
  'As a table (CSV)': 'Som tabell (CSV)',
  'With every definition (JSON)': 'Med alle definisjoner (JSON)',
  'Office {0}': 'Kontor {0}',

  // What its figures mean
  'Figures of research': 'Tall fra forskningen',
  'How unlike two offices are': 'Hvor ulike to kontorer er',
  'Only offices that are alike in size, people and place tell something by their difference in use. 0 is alike in everything compared, 1 as unlike as two offices of the region can be.':
    'Bare kontorer som ligner i størrelse, folk og sted, sier noe ved at de bruker det ulikt. 0 er likt i alt som sammenlignes, 1 så ulikt som to kontorer i regionen kan være.',
  'The mean over what is compared: of a figure the difference over the largest in the region, of a word 0 or 1. What is not known of one of the two is left out.':
    'Gjennomsnittet over det som sammenlignes: for et tall forskjellen delt på den største i regionen, for et ord 0 eller 1. Det som ikke er kjent for ett av de to, holdes utenfor.',
  'Each user gets one office that never used it, so that all pairs together are as alike as can be.':
    'Hver bruker får ett kontor som aldri har brukt det, slik at alle parene til sammen er så like som mulig.',
  'Optimal assignment, each office once. A pair over the limit that was stored is never made; the user then has none.':
    'Optimal tildeling, hvert kontor én gang. Et par over grensen som ble lagret, blir aldri til, og brukeren står da uten.',
  'If users and the others differ in size, size may be what explains their use.':
    'Er brukere og andre ulike i størrelse, kan det være størrelsen som forklarer bruken.',
  'The mean of users less the mean of the others, over the standard deviation of users.':
    'Gjennomsnittet for brukere minus gjennomsnittet for de andre, delt på brukernes standardavvik.',
  'Can one use it without? Near 1: nearly everybody who uses it has it.':
    'Går det an å bruke det uten? Nær 1: nesten alle som bruker det, har det.',
  'x is how far an office has it, y how far it uses it, m the smaller of both: the sum of m over the sum of y.':
    'x er hvor mye et kontor har av det, y hvor mye det bruker det, m den minste av dem: summen av m delt på summen av y.',
  'What everybody has explains nothing. Near 0: users have it, but so have the others.':
    'Det alle har, forklarer ingenting. Nær 0: brukerne har det, men det har de andre også.',
  'The sum of 1 − x over the sum of 1 − m.': 'Summen av 1 − x delt på summen av 1 − m.',
  'Is it enough? Near 1: nearly everybody who has it uses it.':
    'Er det nok? Nær 1: nesten alle som har det, bruker det.',
  'The sum of m over the sum of x.': 'Summen av m delt på summen av x.',
  'Where offices have something by half, the same figure can speak for use and against it.':
    'Der kontorer har noe halvveis, kan samme tall tale både for og mot bruk.',
  'c is the smallest of x, y and 1 − y: the sum of m less the sum of c, over the sum of x less the sum of c.':
    'c er den minste av x, y og 1 − y: summen av m minus summen av c, delt på summen av x minus summen av c.',
  'How much a part of the solution explains': 'Hvor mye en del av løsningen forklarer',
  'Of the use there is: how much goes with this part, and how much with this part only.':
    'Av bruken som finnes: hvor mye som følger denne delen, og hvor mye som bare følger denne.',
  'covS is the sum of m over the sum of y; covU is that of the whole solution less that of the solution without this part.':
    'covS er summen av m delt på summen av y; covU er den for hele løsningen minus den for løsningen uten denne delen.',
  'How easily chance does the same': 'Hvor lett tilfeldigheter gir det samme',
  'Four users that have everything and four others that do not look convincing; chance alone makes such a picture once in 70 times.':
    'Fire brukere som har alt, og fire andre som ikke har det, ser overbevisende ut; rene tilfeldigheter gir et slikt bilde én gang av 70.',
  'Fisher’s exact test, one-sided: of all ways to share out who uses it, the part that is at least as clear.':
    'Fishers eksakte test, ensidig: av alle måter å fordele hvem som bruker det på, andelen som er minst like tydelig.',
  'Two who mark the same text agree now and then by chance. 1 is always, 0 is no more than chance.':
    'To som merker samme tekst, er av og til enige ved en tilfeldighet. 1 er alltid, 0 er ikke mer enn tilfeldig.',
  'Sentences marked alike as a part of all, less what chance gives, over 1 less what chance gives. Undefined where chance gives 1.':
    'Andelen setninger merket likt, minus det tilfeldigheter gir, delt på 1 minus det tilfeldigheter gir. Udefinert der tilfeldigheter gir 1.',
  'How much of the use is at risk if one person leaves.':
    'Hvor mye av bruken som står på spill hvis én person slutter.',
  'Cases of twelve months in which the person of the office who took part in most took part, over all its cases.':
    'Saker på tolv måneder der den på kontoret som var med på flest, var med, delt på alle sakene til kontoret.',
  'Whoever stands between all the others is missed by all of them.':
    'Den som står mellom alle de andre, blir savnet av alle.',
  'Shortest ways between two others that lead over that person, each pair once, over all pairs of others. With fewer than six nodes it is not told.':
    'Korteste veier mellom to andre som går over personen, hvert par én gang, delt på alle par av andre. Med færre enn seks noder oppgis det ikke.',

  // The rule
  'How offices are chosen is written down before anybody sees which they are, and never changes. So nobody can look for the offices that fit a wish.':
    'Hvordan kontorer velges, skrives ned før noen ser hvilke det er, og endres aldri. Slik kan ingen lete frem kontorene som passer.',
  'No rule is stored yet.': 'Ingen regel er lagret ennå.',
  'Write a new rule': 'Skriv en ny regel',
  'Stored {0}.': 'Lagret {0}.',
  'Offices drawn {0}.': 'Kontorene ble trukket {0}.',
  'Nobody has seen its offices yet.': 'Ingen har sett kontorene ennå.',
  'Score the offices': 'Vurder kontorene',
  Chosen: 'Valgt',
  'Work with this rule': 'Arbeid med denne regelen',
  'The busiest offices that sent four fifths of all cases from {0} to {1}.':
    'De mest aktive kontorene, som sendte fire femdeler av alle saker fra {0} til {1}.',
  'The busiest office from {0} to {1}.': 'Det mest aktive kontoret fra {0} til {1}.',
  'The {0} busiest offices from {1} to {2}.': 'De {0} mest aktive kontorene fra {1} til {2}.',
  'However unlike they are.': 'Uansett hvor ulike de er.',
  'Never a pair more unlike than {0} of 1.': 'Aldri et par som er mer ulikt enn {0} av 1.',
  'Lists are compared by how many times as long they are.':
    'Lengden på listene sammenlignes som forhold: dobbelt så lang teller like mye for små og store.',
  'Each with the most alike office that never sent one, by {0}.':
    'Hvert med det likeste kontoret som aldri har sendt noen, etter {0}.',
  'Who counts as users': 'Hvem som regnes som brukere',
  'Those that sent four fifths together': 'De som til sammen sendte fire femdeler',
  'The four busiest': 'De fire mest aktive',
  'The eight busiest': 'De åtte mest aktive',
  'Comparable in': 'Sammenlignbare i',
  'Never in use, and never in what may explain it.':
    'Aldri i hvor mye de bruker det, og aldri i det som kan forklare bruken.',
  'Most unlike that a pair may be, 0 to 1': 'Hvor ulikt et par høyst kan være, 0 til 1',
  'Leave it empty for no limit.': 'La stå tomt for ingen grense.',
  'Compare lists by how many times as long they are: a few very long ones then weigh less':
    'Sammenlign lengden på listene som forhold: da veier noen få svært lange mindre',
  'Store this rule for good': 'Lagre regelen for godt',
  'The rule is stored. Score the offices next, before you look at who uses it.':
    'Regelen er lagret. Vurder kontorene nå, før du ser på hvem som bruker det.',
  'patients on its lists': 'pasienter på listene',
  'how old they are': 'hvor gamle pasientene er',
  doctors: 'leger',
  'other staff': 'andre medarbeidere',
  'country, town or city': 'land, tettsted eller by',
  'minutes to the hospital': 'minutter til sykehuset',
  'The days must hold a whole quarter of a year, such as January to March.':
    'Dagene må romme et helt kvartal, som januar til mars.',
  'The days must end after they begin, and not after today.':
    'Dagene må slutte etter at de begynner, og ikke etter i dag.',
  'Choose at least one thing to compare by.': 'Velg minst én ting å sammenligne etter.',
  'From 0 to 1, or nothing.': 'Fra 0 til 1, eller ingenting.',
  'A day of the past, or today.': 'En dag som har vært, eller i dag.',
  'Say in a sentence what it rests on.': 'Si med en setning hva den bygger på.',
  'There, lacking, or that it cannot be told.': 'Til stede, mangler, eller at det ikke kan sies.',

  // The pairs
  'This shows who uses it. What you score afterwards is kept as not blind, and that cannot be taken back.':
    'Dette viser hvem som bruker det. Det du vurderer etterpå, lagres som ikke blindt, og det kan ikke gjøres om.',
  'Score first': 'Vurder først',
  'Show who uses it': 'Vis hvem som bruker det',
  'The pairs': 'Parene',
  'The pairs side by side': 'Parene side om side',
  Pair: 'Par',
  'How unlike': 'Hvor ulike',
  'How unlike: 0 is alike in everything compared, 1 is as unlike as two offices of the region can be.':
    'Hvor ulike: 0 er like i alt som sammenlignes, 1 er så ulike som to kontorer i regionen kan være.',
  '{0} offices could have sent a case; there are no users to choose.':
    '{0} kontorer kunne ha sendt en sak; det er ingen brukere å velge.',
  'One of {0} offices sent {1} of all {2} cases.': 'Ett av {0} kontorer sendte {1} av alle {2} saker.',
  '{0} of {1} offices sent {2} of all {3} cases.': '{0} av {1} kontorer sendte {2} av alle {3} saker.',
  '{0} never sent one; from them the comparable ones are chosen.':
    '{0} har aldri sendt noen; de sammenlignbare velges blant dem.',
  'uses it': 'bruker det',
  'never used it': 'har aldri brukt det',
  'No comparable office without a case': 'Ingen sammenlignbare kontorer uten sak',
  'How alike both sides are': 'Hvor like de to sidene er',
  'Of the pairs': 'I parene',
  'Mean of users': 'Gjennomsnitt for brukere',
  'Mean of the others': 'Gjennomsnitt for de andre',
  Difference: 'Forskjell',
  'Difference: users less the others, divided by how far users lie from one another (their standard deviation). 0 is alike; with so few pairs it is only a description.':
    'Forskjell: brukere minus de andre, delt på hvor spredt brukerne er (standardavviket deres). 0 er likt; med så få par er det bare en beskrivelse.',
  'Patients on its lists': 'Pasienter på listene',
  'Of them under 18': 'Av dem under 18',
  'Of them over 66': 'Av dem over 66',
  Doctors: 'Leger',
  'Other staff': 'Andre medarbeidere',
  'Where it lies': 'Hvor det ligger',
  'Minutes to the hospital': 'Minutter til sykehuset',
  'in the country': 'på landet',
  'in a town': 'i et tettsted',
  'in a city': 'i en by',
  'No office could have sent a case in these days.': 'Ingen kontorer kunne ha sendt en sak disse dagene.',
  'No case was sent in these days, so there are no users to choose.':
    'Ingen saker ble sendt disse dagene, så det er ingen brukere å velge.',
  'Only {0} offices sent any case in these days.': 'Bare {0} kontorer sendte noen sak disse dagene.',
  'Offices with so few cases that their number is not told are chosen all together or not at all.':
    'Kontorer med så få saker at tallet ikke fortelles, velges alle sammen eller ikke i det hele tatt.',
  'The last user chosen and the first one left out sent equally many: the order of their ids decided.':
    'Den siste valgte brukeren og den første som ble utelatt, sendte like mange: rekkefølgen av id-ene avgjorde.',
  'For one user there is no comparable office without a case.':
    'For én bruker finnes det ikke noe sammenlignbart kontor uten sak.',
  'For {0} users there is no comparable office without a case.':
    'For {0} brukere finnes det ikke noe sammenlignbart kontor uten sak.',
  'The same everywhere, or known nowhere, and so left out: {0}.':
    'Likt overalt, eller ikke kjent noe sted, og derfor utelatt: {0}.',
  'One pair: this describes two offices, and proves nothing.':
    'Ett par: dette beskriver to kontorer og beviser ingenting.',
  '{0} pairs: this describes those offices, and proves nothing.':
    '{0} par: dette beskriver disse kontorene og beviser ingenting.',
  'No largest difference was set: the most alike may still be far apart.':
    'Ingen største forskjell var satt: de likeste kan likevel være svært ulike.',

  // Scores
  'Each office is judged by what an interview, a visit or a register says of it, and never by its use. Who uses it is not told here, and the order tells nothing.':
    'Hvert kontor vurderes etter hva et intervju, et besøk eller et register sier om det, og aldri etter bruken. Hvem som bruker det, står ikke her, og rekkefølgen sier ingenting.',
  'You have looked at who uses it. What you score is kept as not blind, and counts only where that is asked for.':
    'Du har sett på hvem som bruker det. Det du vurderer, lagres som ikke blindt og teller bare der det bes om.',
  'You asked who uses it: what you score may be kept as not blind. Open this step once more to be sure.':
    'Du har spurt hvem som bruker det: Det du vurderer, kan bli lagret som ikke blindt. Åpne dette steget på nytt for å være sikker.',
  'You have not looked at who uses it: what you score is blind.':
    'Du har ikke sett på hvem som bruker det: det du vurderer, er blindt.',
  'There are no offices to score.': 'Det er ingen kontorer å vurdere.',
  'The latest scores': 'De siste vurderingene',
  blind: 'blind',
  'not blind': 'ikke blind',
  'by you': 'av deg',
  'Score an office': 'Vurder et kontor',
  Condition: 'Betingelse',
  'Measured ({0} is lacking, {1} is there)': 'Målt ({0} er at den mangler, {1} at den er til stede)',
  'The office has it': 'Kontoret har den',
  'Yes, it is there': 'Ja, den er til stede',
  'No, it is lacking': 'Nei, den mangler',
  'It was looked for and cannot be told': 'Det ble undersøkt og kan ikke sies',
  'It rests on': 'Den bygger på',
  'Of the day': 'Fra dagen',
  'In a sentence': 'Med en setning',
  'Keep the score': 'Lagre vurderingen',
  'The score is kept, as blind.': 'Vurderingen er lagret, som blind.',
  'The score is kept, as not blind.': 'Vurderingen er lagret, som ikke blind.',
  'Every score that was given, the latest first': 'Alle vurderinger som er gitt, den siste først',
  'Every score': 'Alle vurderinger',
  'Define another condition': 'Definer en annen betingelse',
  'Short name, in capital letters': 'Kort navn, med store bokstaver',
  'In English': 'På engelsk',
  'In Norwegian': 'På norsk',
  'Where it is measured and not only there or lacking': 'Der den måles og ikke bare er til stede eller mangler',
  'Lacking altogether at': 'Mangler helt ved',
  'Half at': 'Halvveis ved',
  'There altogether at': 'Helt til stede ved',
  'Leave all three empty where it is there or lacking. They rise, and never change afterwards.':
    'La alle tre stå tomme der den er til stede eller mangler. De stiger, og endres aldri etterpå.',
  'Define it for good': 'Definer den for godt',
  'The condition is defined. It can be scored and tested.': 'Betingelsen er definert. Den kan vurderes og prøves.',
  'A short name of letters and digits that is not USE.': 'Et kort navn av bokstaver og tall som ikke er USE.',
  'All three, each higher than the one before.': 'Alle tre, hver høyere enn den før.',
  Score: 'Vurdering',
  Given: 'Gitt',
  'an interview': 'et intervju',
  'a survey': 'en spørreundersøkelse',
  'a visit': 'et besøk',
  'a telephone call': 'en telefonsamtale',
  'a document': 'et dokument',
  'a register': 'et register',
  'not scored': 'ikke vurdert',
  'cannot be told': 'kan ikke sies',
  there: 'til stede',
  lacking: 'mangler',

  // The hypothesis
  'Use comes about where all of these are': 'Bruk oppstår der alle disse er til stede',
  'Choose at least one.': 'Velg minst én.',
  'Scores that count': 'Vurderinger som teller',
  'Only those given blind to use': 'Bare de som er gitt uten å kjenne bruken',
  All: 'Alle',
  'From what on it holds': 'Når den regnes som oppfylt',
  'Part of the users that has everything': 'Andel av brukerne som har alt',
  'How little that is a matter of course': 'Hvor lite selvfølgelig det er',
  'Part of those with everything that uses it': 'Andel av dem med alt som bruker det',
  'The same, less what speaks for the contrary': 'Det samme, minus det som taler for det motsatte',
  'Offices that a row of the truth table needs': 'Kontorer som en rad i sannhetstabellen trenger',
  'The figures here are customary. They are kept with the report.':
    'Tallene her er de vanlige. De følger med rapporten.',
  'Does everybody who uses it have everything?': 'Har alle som bruker det, alt?',
  'Does everybody who has everything use it?': 'Bruker alle som har alt, det?',
  'Use it and lack something:': 'Bruker det og mangler noe:',
  'Have everything and never used it:': 'Har alt og har aldri brukt det:',
  'What to keep in mind': 'Dette må huskes',
  '{0} of {1} offices could be tested.': '{0} av {1} kontorer kunne prøves.',
  'Score them first.': 'Vurder dem først.',
  'None contradicts the hypothesis.': 'Ingen motsier hypotesen.',
  'One contradicts the hypothesis.': 'Ett motsier hypotesen.',
  '{0} contradict the hypothesis.': '{0} motsier hypotesen.',
  'It cannot be told.': 'Det kan ikke sies.',
  'Yes, over both bars.': 'Ja, over begge grensene.',
  'No, not over both bars.': 'Nei, ikke over begge grensene.',
  'bar {0}': 'grense {0}',
  'Whatever the unknown turn out to be': 'Uansett hva de ukjente viser seg å være',
  'from {0} to {1}': 'fra {0} til {1}',
  'No office contradicts it.': 'Ingen kontorer motsier det.',
  'One office is not tested': 'Ett kontor er ikke prøvd',
  '{0} offices are not tested': '{0} kontorer er ikke prøvd',
  'not known: {0}': 'ikke kjent: {0}',
  'Each condition by itself': 'Hver betingelse for seg',
  'Part of the users that has it': 'Andel av brukerne som har den',
  'Part of those with it that uses it': 'Andel av dem som har den, som bruker det',
  'How little it is a matter of course': 'Hvor lite selvfølgelig den er',
  'the same for everybody, set aside': 'lik for alle, satt til side',
  'has everything': 'har alt',
  'lacks something': 'mangler noe',
  'Framed with dashes: offices there contradict the hypothesis.': 'Stiplet ramme: kontorer der motsier hypotesen.',
  'The figure in numbers': 'Figuren i tall',
  '{0} of {1} users have everything; {2} of {3} others lack something.':
    '{0} av {1} brukere har alt; {2} av {3} andre mangler noe.',
  'There is no office of which every condition is known, so nothing can be tested.':
    'Det finnes ikke noe kontor der alle betingelser er kjent, så ingenting kan prøves.',
  'None of those tested uses it, so it cannot be said what users have.':
    'Ingen av de prøvde bruker det, så det kan ikke sies hva brukere har.',
  'None of those tested has everything, so it cannot be said what follows from it.':
    'Ingen av de prøvde har alt, så det kan ikke sies hva som følger av det.',
  'Everybody tested uses it: nothing could speak against it.': 'Alle de prøvde bruker det: ingenting kunne tale imot.',
  'The same for everybody tested, and so set aside: {0}. What is alike cannot explain a difference.':
    'Likt for alle de prøvde, og derfor satt til side: {0}. Det som er likt, kan ikke forklare en forskjell.',
  'Not tested, because something is not known, which is not the same as lacking: {0}.':
    'Ikke prøvd, fordi noe ikke er kjent, som ikke er det samme som at det mangler: {0}.',
  'Users and others part without an exception. That is a description, and no proof.':
    'Brukere og andre skilles uten unntak. Det er en beskrivelse, ikke et bevis.',
  '{0} offices are few. By chance alone a split like this comes about with p = {1}, and so few offices cannot show more.':
    '{0} kontorer er få. Ved ren tilfeldighet oppstår et skille som dette med p = {1}, og så få kontorer kan ikke vise mer.',
  '{0} offices are few. By chance alone a split as good as this comes about with p = {1}, and a perfect one with p = {2}: so few offices cannot show more.':
    '{0} kontorer er få. Ved ren tilfeldighet oppstår et skille så godt som dette med p = {1}, og et fullkomment med p = {2}: så få kontorer kan ikke vise mer.',
  'Offices that are alike in every condition differ in use: see the truth table.':
    'Kontorer som er like i alle betingelser, er ulike i bruk: se sannhetstabellen.',
  'Some offices are exactly half in a condition and belong to no row.':
    'Noen kontorer er nøyaktig halvt inne i en betingelse og hører ikke til noen rad.',
  'Left out, because the scorer had looked at use before: {0} of the latest scores.':
    'Utelatt, fordi den som vurderte, hadde sett på bruken før: {0} av de siste vurderingene.',
  'By a scorer who had looked at use before: {0} of the latest scores.':
    'Gitt av noen som hadde sett på bruken før: {0} av de siste vurderingene.',
  'The offices were chosen by their use: the busiest, and those without a case. Those that use it a little are not among them, and the figures are none of the whole region.':
    'Kontorene ble valgt etter bruken: de mest aktive, og de uten sak. De som bruker det litt, er ikke med, og tallene gjelder ikke hele regionen.',

  // The truth table
  'Each row is a combination of conditions. Offices in the same row are alike in all of them, so what differs in use between rows is what the conditions may explain.':
    'Hver rad er en kombinasjon av betingelser. Kontorer i samme rad er like i alle, så det som skiller bruken mellom rader, er det betingelsene kan forklare.',
  'Part that uses it': 'Andel som bruker det',
  'What offices show': 'Hva kontorene viser',
  'Which offices': 'Hvilke kontorer',
  Offices: 'Kontorer',
  'leads to use': 'fører til bruk',
  'does not lead to use': 'fører ikke til bruk',
  'offices say both': 'kontorene sier begge deler',
  'too few offices to say': 'for få kontorer til å si noe',
  'Every combination has offices.': 'Alle kombinasjoner har kontorer.',
  'One combination has no office.': 'Én kombinasjon har ingen kontorer.',
  '{0} combinations have no office.': '{0} kombinasjoner har ingen kontorer.',
  'What leads to use': 'Det som fører til bruk',
  'What leads to no use': 'Det som fører til at det ikke brukes',
  'Only from combinations that offices have': 'Bare fra kombinasjoner som kontorer har',
  'As short as can be: combinations without offices may be taken either way':
    'Så kort som mulig: kombinasjoner uten kontorer kan tas begge veier',
  'No combination leads there: there is no solution.': 'Ingen kombinasjon fører dit: det finnes ingen løsning.',
  '{0} solutions are equally short; the offices do not say which is right.':
    '{0} løsninger er like korte; kontorene sier ikke hvilken som er riktig.',
  'There are more; these are the first thousand.': 'Det finnes flere; dette er de første tusen.',
  'Part of the solution': 'Del av løsningen',
  'Part of those that it leads there': 'Hvor ofte den fører dit',
  'Part that it explains': 'Andel den forklarer',
  'Explains alone': 'Forklarer alene',
  '{0}: lacking': '{0}: mangler',
  '{0}: there': '{0}: til stede',
  or: 'eller',
}
