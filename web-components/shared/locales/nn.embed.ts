import type { Translations } from './translations.ts'

/** In a portal's page, and the pages for those who build one. In nynorsk, unreviewed: see nn.ts. */
export const embed: Translations = {
  'The portal’s backend gave no token: {0}': 'Portalens tjener ga ikke noe token: {0}',
  'The portal has ended your session here. What you typed is kept. Sign in to the portal again, then go on.':
    'Portalen har avslutta økta di her. Det du har skrive, er teke vare på. Logg inn i portalen på nytt og gå vidare.',
  'Go on': 'Gå vidare',
  'The portal has opened another patient. What you typed about the one before is kept.':
    'Portalen har opna ein annan pasient. Det du skreiv om den førre, er teke vare på.',
  'Another patient': 'Ein annan pasient',
  'This case is about another patient than the one whom the portal has open.':
    'Denne saka gjeld ein annan pasient enn den som er open i portalen.',
  'Open it all the same': 'Opne ho likevel',
  'Stay here': 'Bli her',
  'No case waits about the patient whom the portal has open.':
    'Det ventar inga sak om pasienten som er open i portalen.',
  'Lysbord is not open here.': 'Lysbord er ikkje ope her.',
}
