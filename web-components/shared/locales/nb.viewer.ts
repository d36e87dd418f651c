import type { Translations } from './translations.ts'

/** The light table: looking at one photograph closely. */
export const viewer: Translations = {
  'Plus and minus zoom, the arrows move, 0 shows the whole picture, A its actual pixels, S its true size, Shift R and Shift E turn it, M mirrors it, E measures, P points out, H changes the light, X brings it back as it came, F fills the screen.':
    'Pluss og minus zoomer, piltastene flytter, 0 viser hele bildet, A de faktiske pikslene, S sann størrelse, Shift R og Shift E dreier, M speilvender, E måler, P peker ut, H endrer lyset, X viser det som det kom, F fyller skjermen.',
  'This computer ran out of room for the picture for a moment. It is drawn again.':
    'Maskinen hadde ikke plass til bildet et øyeblikk. Det tegnes på nytt.',
  'The tools for the photograph could not be fetched.': 'Verktøyene til bildet kunne ikke hentes.',
  upright: 'rett vei',
  'turned {0}° to the right': 'dreid {0}° mot høyre',
  mirrored: 'speilvendt',
  'not mirrored': 'ikke speilvendt',
  'True size': 'Sann størrelse',
  'True size, if this screen is like most': 'Sann størrelse, hvis denne skjermen er som de fleste',
  Measure: 'Mål',
  'Point out': 'Pek ut',
  'Light and colour': 'Lys og farge',
  'As it came': 'Som det kom',
  'As it is': 'Som det er',
  Brightness: 'Lysstyrke',
  Contrast: 'Kontrast',
  Colour: 'Farge',
  Shadows: 'Skygger',
  Inverted: 'Invertert',
  'Without red': 'Uten rødt',
  Scale: 'Målestokk',
  'Right to within {0} %': 'Riktig innenfor {0} %',
  'Nobody has measured yet how large this photograph is.': 'Ingen har målt ennå hvor stort dette bildet er.',
  'Measure against a ruler in it': 'Mål mot en linjal i bildet',
  'This screen was measured. Once more: hold a bank card against it and make the bar as wide.':
    'Denne skjermen er målt. En gang til: Hold et bankkort mot den og gjør streken like bred.',
  'How large is this screen? Hold a bank card against it and make the bar as wide as the card.':
    'Hvor stor er denne skjermen? Hold et bankkort mot den og gjør streken like bred som kortet.',
  'How large is this screen? Hold a bank card against it and make the bar as long as its short side.':
    'Hvor stor er denne skjermen? Hold et bankkort mot den og gjør streken like lang som kortsiden.',
  'As wide as the card': 'Like bred som kortet',

  // What is known of one photograph
  'What is known of this photograph': 'Hva som er kjent om dette bildet',
  'The camera does not say when': 'Kameraet sier ikke når',
  Camera: 'Kamera',
  File: 'Fil',
  Position: 'Sted',
  'The file does not say': 'Filen sier det ikke',
  Held: 'Holdt',
  'The camera was turned; it is shown upright': 'Kameraet var dreid; bildet vises rett vei',
  'The file said where on earth; that is shown to nobody': 'Filen sa hvor på jorden; det vises ikke til noen',
  Quality: 'Kvalitet',
  Grade: 'Karakter',
  Checksum: 'Kontrollsum',
  'Not measured': 'Ikke målt',
  '{0}, by {1}': '{0}, av {1}',
  'Photograph {0}: {1}': 'Bilde {0}: {1}',
  Curtain: 'Skyvelinje',
  'Curtain between {0} and {1}': 'Skyvelinje mellom {0} og {1}',
  'Compare two on one place, with a curtain to draw aside': 'Sammenlign to på samme plass, med en skyvelinje mellom',
  'The curtain hangs between two photographs.': 'Skyvelinja står mellom to bilder.',
  'Beside each other again: something stands under one of them.':
    'Ved siden av hverandre igjen: det står noe under ett av dem.',
  'The arrows draw the curtain.': 'Pilene flytter skyvelinja.',
}
