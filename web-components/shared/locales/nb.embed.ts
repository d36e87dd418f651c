import type { Translations } from './translations.ts'

/** In a portal's page, and the pages for those who build one. */
export const embed: Translations = {
  'Lysbord cannot start here': 'Lysbord kan ikke starte her',
  'The page /embed/check of Lysbord tests the whole set-up.': 'Siden /embed/check i Lysbord tester hele oppsettet.',
  'The page must be loaded over https.': 'Siden må lastes over https.',
  'The element must name the portal it is in:': 'Elementet må si hvilken portal det står i:',
  'The page must say how a token is got:': 'Siden må si hvordan et token hentes:',
  'What the portal says about you does not hold. Its assertion needs this:':
    'Det portalen sier om deg, stemmer ikke. I bekreftelsen må det stå:',
  'The page’s Content-Security-Policy does not let Lysbord be asked. Add this:':
    'Sidens Content-Security-Policy lar ikke Lysbord bli spurt. Legg til dette:',
  'The page’s Content-Security-Policy does not let Lysbord write to the page. Add this and load the page again:':
    'Sidens Content-Security-Policy lar ikke Lysbord skrive i siden. Legg til dette og last siden på nytt:',
  'No answer came from {0}. If Lysbord runs there, register this page’s origin with the portal:':
    'Det kom ikke noe svar fra {0}. Hvis Lysbord kjører der, må sidens opphav registreres på portalen:',
  'This page is none of the portal’s. Register its origin:': 'Denne siden hører ikke til portalen. Registrer opphavet:',
  'The address that Lysbord was called by is none that is registered. Register where the portal passes calls on:':
    'Adressen Lysbord ble kalt under, er ikke registrert. Registrer hvor portalen sender kall videre:',
  'The portal’s backend gave no token: {0}': 'Portalens tjener ga ikke noe token: {0}',
  'The portal has ended your session here. What you typed is kept. Sign in to the portal again, then go on.':
    'Portalen har avsluttet økten din her. Det du har skrevet, er tatt vare på. Logg inn i portalen på nytt og gå videre.',
  'Go on': 'Gå videre',
  'The portal has opened another patient. What you typed about the one before is kept.':
    'Portalen har åpnet en annen pasient. Det du skrev om den forrige, er tatt vare på.',
  'Another patient': 'En annen pasient',
  'This case is about another patient than the one whom the portal has open.':
    'Denne saken gjelder en annen pasient enn den som er åpen i portalen.',
  'Open it all the same': 'Åpne den likevel',
  'Stay here': 'Bli her',
  // /embed
  'Lysbord in a portal': 'Lysbord i en portal',
  'The specialist reads and answers inside the system the hospital already has. The portal says who sits before it; Lysbord keeps its own rules about who may see what.':
    'Spesialisten leser og svarer inne i systemet sykehuset allerede har. Portalen sier hvem som sitter foran den; Lysbord har sine egne regler for hvem som får se hva.',
  'The lines in the portal’s page': 'Linjene i portalens side',
  'Register the portal first: the answer holds its lines, with the hash of the script.':
    'Registrer portalen først: svaret har linjene, med sjekksummen til skriptet.',
  'Register the portal: its origin, its key and its units.': 'Registrer portalen: opphavet, nøkkelen og enhetene.',
  'Paste the lines, and what they need into the page’s Content-Security-Policy.':
    'Lim inn linjene, og det de trenger i sidens Content-Security-Policy.',
  'Let the portal’s server sign who is there, and exchange that for a token.':
    'La portalens tjener signere hvem som er der, og bytte det mot et token.',
  'Test the set-up': 'Test oppsettet',
  'What it tells the page': 'Hva det forteller siden',
  Copy: 'Kopier',
  Time: 'Tid',
  'Nothing yet.': 'Ingenting ennå.',
  Event: 'Hendelse',
  About: 'Gjelder',
  'Every element by itself': 'Hvert element for seg',
  'For a page that wants a part only: the list, the photograph, the letter. The folder of the script is kept under this address for as long as this version runs, and may be copied and served from anywhere.':
    'For en side som bare vil ha en del: listen, bildet, brevet. Mappen med skriptet ligger på denne adressen så lenge denne versjonen kjører, og kan kopieres og leveres fra hvor som helst.',
  'what each element has, for tools': 'hva hvert element har, for verktøy',
  'the same for the editor of VS Code': 'det samme for editoren i VS Code',
  'types for React 19': 'typer for React 19',
  'colours and measures': 'farger og mål',
  'The same in the demonstration’s portal': 'Det samme i demoportalen',
  'The portal passes calls on: recommended': 'Portalen sender kall videre: anbefalt',
  'In a frame of Lysbord’s own origin': 'I en ramme fra Lysbords eget opphav',
  'From another origin': 'Fra et annet opphav',
  'In an old page with another encoding, a style reset and jQuery 1.12':
    'I en gammel side med annen tegnkoding, nullstilt stil og jQuery 1.12',
  'Signed in to the portal:': 'Innlogget i portalen:',
  // /embed/check
  'Test the set-up of a portal': 'Test oppsettet til en portal',
  'No portal is registered yet.': 'Ingen portal er registrert ennå.',
  Portal: 'Portal',
  Installation: 'Installasjon',
  'Origin of the page': 'Sidens opphav',
  'As the browser’s console says it:': 'Slik nettleserens konsoll sier det:',
  'The page’s header, as the browser’s network view shows it. Empty: not tested.':
    'Sidens hode, slik nettleserens nettverksvisning viser det. Tomt: ikke testet.',
  'An assertion': 'En bekreftelse',
  'A JWT that the portal’s server has signed within the last minute. It is judged and not used up. Empty: not tested.':
    'En JWT som portalens tjener har signert det siste minuttet. Den vurderes og brukes ikke opp. Tomt: ikke testet.',
  Test: 'Test',
  'All of it passes.': 'Alt er i orden.',
  'This must change': 'Dette må endres',
  'Passes:': 'I orden:',
  'Not yet:': 'Ikke ennå:',
  'The page’s origin is registered': 'Sidens opphav er registrert',
  'The address under which the portal passes calls on is registered':
    'Adressen som portalen sender kall videre under, er registrert',
  'The page’s policy lets the script load': 'Sidens policy lar skriptet lastes',
  'The page’s policy lets Lysbord be asked': 'Sidens policy lar Lysbord bli spurt',
  'The page’s policy lets the frame load': 'Sidens policy lar rammen lastes',
  'The page’s policy allows the name that Lysbord’s markup has':
    'Sidens policy tillater navnet som Lysbords oppmerking har',
  'Lysbord lets itself be framed by the page': 'Lysbord lar seg ramme inn av siden',
  'The assertion is signed by a registered key': 'Bekreftelsen er signert med en registrert nøkkel',
  'The assertion names the portal': 'Bekreftelsen nevner portalen',
  'The assertion is for Lysbord': 'Bekreftelsen er til Lysbord',
  'The portal’s clock is right, and the assertion lives a minute at most':
    'Portalens klokke går riktig, og bekreftelsen lever høyst ett minutt',
  'The assertion has an id of its own': 'Bekreftelsen har en egen id',
  'The assertion is bound to the element’s key': 'Bekreftelsen er bundet til elementets nøkkel',
  'The assertion names a person': 'Bekreftelsen nevner en person',
  'The assertion names the open patient by eleven digits, or none':
    'Bekreftelsen nevner den åpne pasienten med elleve sifre, eller ingen',
  'No case waits about the patient whom the portal has open.':
    'Det venter ingen sak om pasienten som er åpen i portalen.',
  'As an extension of the portal: in its navigation, its command bar and its settings':
    'Som en utvidelse av portalen: i navigasjonen, kommandofeltet og innstillingene dens',
  'The portal did not take this from Lysbord: {0} ({1})': 'Portalen tok ikke imot dette fra Lysbord: {0} ({1})',
  'no answer': 'ikke noe svar',
  'it gave no undoing': 'den ga ingen angremulighet',
  'This portal has no views, and no place for Lysbord was named.':
    'Denne portalen har ingen visninger, og det er ikke oppgitt noen plass til Lysbord.',
  'Lysbord is not open here.': 'Lysbord er ikke åpent her.',
}
