import type { Translations } from './translations.ts'

/** Why something was refused. */
export const refusals: Translations = {
  'This portal is not registered with Lysbord, or it was switched off. Ask the coordinator.':
    'Denne portalen er ikke registrert i Lysbord, eller den er slått av. Spør koordinatoren.',
  'The portal asked for entry in a way that Lysbord does not know. Tell those who run it.':
    'Portalen ba om tilgang på en måte Lysbord ikke kjenner. Si fra til dem som drifter den.',
  'The portal has ended your session here. Sign in to the portal again; what you typed is kept.':
    'Portalen har avsluttet økten din her. Logg inn i portalen på nytt; det du har skrevet, er tatt vare på.',
  'What the portal says about you does not hold. Tell those who run the portal.':
    'Det portalen sier om deg, stemmer ikke. Si fra til dem som drifter portalen.',
  'Lysbord does not know you in the units of this portal. Ask your coordinator to add you.':
    'Lysbord kjenner deg ikke i enhetene til denne portalen. Be koordinatoren legge deg til.',
  'This page’s call was not accepted. Look whether the computer’s clock is right, then try again.':
    'Kallet fra denne siden ble ikke godtatt. Se om klokken på maskinen går riktig, og prøv igjen.',
  'The entry to this photograph has ended. Open it again.': 'Tilgangen til dette bildet er utløpt. Åpne det på nytt.',
  'That is too much text at once. Shorten it, then try again.':
    'Det er for mye tekst på én gang. Kort den ned og prøv igjen.',
  'This is a GIF, perhaps an animation. Send the photograph itself as JPEG, PNG or HEIC.':
    'Dette er en GIF, kanskje en animasjon. Send selve bildet som JPEG, PNG eller HEIC.',
  'This is a drawing, not a photograph. Send the photograph itself as JPEG, PNG or HEIC.':
    'Dette er en tegning, ikke et fotografi. Send selve bildet som JPEG, PNG eller HEIC.',
  'This is a PDF document. Send the photograph itself as JPEG, PNG or HEIC, not inside a document.':
    'Dette er et PDF-dokument. Send selve bildet som JPEG, PNG eller HEIC, ikke inni et dokument.',
  'This is an office document. Send the photograph itself as JPEG, PNG or HEIC, not inside a document.':
    'Dette er et kontordokument. Send selve bildet som JPEG, PNG eller HEIC, ikke inni et dokument.',
  'This is a packed folder. Unpack it and send each photograph by itself.':
    'Dette er en pakket mappe. Pakk den ut og send hvert bilde for seg.',
  'This is a DICOM file. Export the picture as JPEG or PNG and send that.':
    'Dette er en DICOM-fil. Eksporter bildet som JPEG eller PNG og send det.',
  'This is a film or a sound recording. Take a photograph or a still, and send it as JPEG, PNG or HEIC.':
    'Dette er en film eller et lydopptak. Ta et bilde eller et stillbilde, og send det som JPEG, PNG eller HEIC.',
  'This is a BMP picture. Save it as PNG or JPEG and send that.':
    'Dette er et BMP-bilde. Lagre det som PNG eller JPEG og send det.',
  'This is a Photoshop file. Save it as PNG or JPEG and send that.':
    'Dette er en Photoshop-fil. Lagre den som PNG eller JPEG og send den.',
  'This is a JPEG XL picture, which cannot be shown yet. Save it as JPEG or PNG and send that.':
    'Dette er et JPEG XL-bilde, som ikke kan vises ennå. Lagre det som JPEG eller PNG og send det.',
  'This is a JPEG 2000 picture, which cannot be shown. Save it as JPEG or PNG and send that.':
    'Dette er et JPEG 2000-bilde, som ikke kan vises. Lagre det som JPEG eller PNG og send det.',
  'This is a raw file from a camera. Export it as JPEG and send that.':
    'Dette er en råfil fra et kamera. Eksporter den som JPEG og send den.',
  'This is text or a web page, not a photograph. Send the photograph itself as JPEG, PNG or HEIC.':
    'Dette er tekst eller en nettside, ikke et fotografi. Send selve bildet som JPEG, PNG eller HEIC.',
  'The file is empty. Choose the photograph again and send it once more.':
    'Filen er tom. Velg bildet på nytt og send det en gang til.',
  'No answer came. Check the network and try again; nothing is sent twice.':
    'Det kom ikke noe svar. Sjekk nettet og prøv igjen; ingenting blir sendt to ganger.',
  'Lysbord could not read what this page sent. Load the page again and repeat it.':
    'Lysbord kunne ikke lese det siden sendte. Last siden på nytt og gjenta det.',
  'Some fields do not fit yet. Look at them, then try again.': 'Noen felt passer ikke ennå. Se på dem og prøv igjen.',
  'This was asked from another site. Open Lysbord itself and do it there.':
    'Dette kom fra et annet nettsted. Åpne selve Lysbord og gjør det der.',
  'This is not done here. Ask for what the address offers.': 'Dette gjøres ikke her. Be om det adressen tilbyr.',
  'This address of the photograph has ended. Ask for a new one.': 'Denne adressen til bildet er utløpt. Be om en ny.',
  'This page left something out. Load it again and repeat what you did.':
    'Denne siden utelot noe. Last den på nytt og gjenta det du gjorde.',
  'The photograph came without its check sum. Load the page again and send it once more.':
    'Bildet kom uten kontrollsum. Last siden på nytt og send bildet en gang til.',
  'This page may be old. Load it again and repeat what you did.':
    'Denne siden kan være gammel. Last den på nytt og gjenta det du gjorde.',
  'There were many attempts in a short time. Wait a minute, then try again.':
    'Det var mange forsøk på kort tid. Vent et minutt og prøv igjen.',
  'You are signed out. Sign in again in another tab, then try again here.':
    'Du er logget ut. Logg inn igjen i en annen fane, og prøv så igjen her.',
  'You are signed in, but Lysbord does not know you yet. Ask your coordinator to add you to your office or unit.':
    'Du er logget inn, men Lysbord kjenner deg ikke ennå. Be koordinatoren legge deg til på kontoret eller avdelingen din.',
  'You have a patient open already. Close that one first.': 'Du har allerede en pasient åpen. Lukk den først.',
  'You have a patient open until {0}. Close that one first.': 'Du har en pasient åpen til {0}. Lukk den først.',
  'Close this patient now': 'Lukk denne pasienten nå',
  'This machine keeps nothing about the patient: afterwards you write whose it is and why once more.':
    'Denne maskinen lagrer ingenting om pasienten: etterpå skriver du på nytt hvem det gjelder og hvorfor.',
  'Show the open patient': 'Vis pasienten som er åpen',
  'Tried in the last 30 days and opened nobody:': 'Forsøkte de siste 30 dagene uten å åpne noen:',
  once: 'én gang',
  '{0} times': '{0} ganger',
  'It was judged already; what was found stays.': 'Det er vurdert allerede; det som ble funnet, står.',
  'This case is at a unit of yours: open it without an emergency.':
    'Denne saken ligger hos en av enhetene dine: åpne den uten nødtilgang.',
  'You opened this yourself: another coordinator must judge it.':
    'Dette åpnet du selv: en annen koordinator må vurdere det.',
  'This way of signing in is not strong enough here. Sign in again with a stronger one.':
    'Denne innloggingen er ikke sterk nok her. Logg inn på nytt på en sterkere måte.',
  'The sign-in did not complete. Please start it again.': 'Innloggingen ble ikke fullført. Start den på nytt.',
  'This is not open to your role. Ask your coordinator if you need it.':
    'Dette er ikke åpent for din rolle. Spør koordinatoren hvis du trenger det.',
  'There is nothing here for you. Check that the address is whole, or look in your list.':
    'Det er ingenting her til deg. Sjekk at adressen er hel, eller se i listen din.',
  'This cannot be done here. Load the page again.': 'Dette kan ikke gjøres her. Last siden på nytt.',
  'This was begun before with other content. Load the page again to see it.':
    'Dette er påbegynt før med annet innhold. Last siden på nytt for å se det.',
  'This was sent before with other content. Load the page again to see what counts.':
    'Dette er sendt før med annet innhold. Last siden på nytt for å se hva som gjelder.',
  'Somebody else was first ({0}). Load it again to see what changed.':
    'Noen andre kom først ({0}). Last på nytt for å se hva som er endret.',
  'Somebody else was first. Load it again to see what changed.':
    'Noen andre kom først. Last på nytt for å se hva som er endret.',
  'The pack was written for another Lysbord. Ask its author for a version for this one.':
    'Pakken er skrevet for en annen utgave av Lysbord. Be den som lagde den, om en versjon for denne.',
  'The pack needs another one. Enable that at the unit first.':
    'Pakken trenger en annen pakke. Ta den i bruk ved enheten først.',
  'The unit does not take this kind of question now. Choose it again; your text is kept.':
    'Enheten tar ikke imot slike spørsmål nå. Velg på nytt; teksten din er tatt vare på.',
  'The pack does not fit the schema. Correct it and publish it again.':
    'Pakken passer ikke til skjemaet. Rett den og publiser den på nytt.',
  'This version is published already and cannot change. Give it a new version number.':
    'Denne versjonen er publisert og kan ikke endres. Gi den et nytt versjonsnummer.',
  'This version of the questions is not known here. Load the page again and choose once more.':
    'Denne versjonen av spørsmålene er ikke kjent her. Last siden på nytt og velg en gang til.',
  'Some answers do not fit their questions. Look at what is marked.':
    'Noen svar passer ikke til spørsmålene. Se på det som er merket.',
  'Somebody entered a newer version meanwhile. What you wrote still stands here; compare, then save again.':
    'Noen har skrevet inn en nyere versjon i mellomtiden. Det du skrev, står fortsatt her; sammenlign, og lagre igjen.',
  'The draft was changed elsewhere. Copy what you wrote, then load it again.':
    'Utkastet er endret et annet sted. Kopier det du skrev, og last det på nytt.',
  'Something is missing before this can be sent. It is marked.': 'Noe mangler før dette kan sendes. Det er merket.',
  'This referral takes no more changes. Begin a new one if there is more to ask.':
    'Denne henvisningen kan ikke endres mer. Begynn på en ny hvis det er mer å spørre om.',
  'This cannot wait for a reply here: phone {0} now. The draft is kept.':
    'Dette kan ikke vente på svar her: ring {0} nå. Utkastet er tatt vare på.',
  'This cannot wait for a reply here: phone the hospital now. The draft is kept.':
    'Dette kan ikke vente på svar her: ring sykehuset nå. Utkastet er tatt vare på.',
  'This kind of file cannot be shown. Send the photograph as JPEG, PNG or HEIC, as the camera made it.':
    'Denne typen fil kan ikke vises. Send bildet som JPEG, PNG eller HEIC, slik kameraet lagde det.',
  'The picture is damaged. Send the original file again, or take the photograph again.':
    'Bildet er skadet. Send originalfilen på nytt, eller ta bildet en gang til.',
  'The file is too large. Send the photograph as the camera made it, not a scan or an export.':
    'Filen er for stor. Send bildet slik kameraet lagde det, ikke en skanning eller eksport.',
  'The picture has too many pixels. Send a smaller version.': 'Bildet har for mange piksler. Send en mindre versjon.',
  'The picture takes too long to open. Save it as an ordinary JPEG and send that.':
    'Bildet tar for lang tid å åpne. Lagre det som vanlig JPEG og send det.',
  'The file changed on its way. Send it once more.': 'Filen ble endret på veien. Send den en gang til.',
  'This referral holds as many photographs as it can. Send the others in a new one.':
    'Denne henvisningen rommer ikke flere bilder. Send de andre i en ny.',
  'The picture is still being prepared. Try again in a moment.': 'Bildet gjøres fortsatt klart. Prøv igjen om litt.',
  'This picture holds as many marks as it can. Take off what is not needed.':
    'Dette bildet har så mange merker som det kan ha. Ta bort det som ikke trengs.',
  'What is stored of this picture was damaged, so it is not shown. The coordinator has been told.':
    'Det som er lagret av dette bildet, er skadet, så det vises ikke. Koordinatoren har fått beskjed.',
  'The virus scanner found something in this file. It cannot be downloaded.':
    'Virusskanneren fant noe i denne filen. Den kan ikke lastes ned.',
  'The virus scanner has not looked at this file yet. Try again in a minute.':
    'Virusskanneren har ikke sett på denne filen ennå. Prøv igjen om et minutt.',
  '{0} has taken this case. Choose another one, or agree between you.':
    '{0} har tatt denne saken. Velg en annen, eller bli enige dere imellom.',
  'A colleague has taken this case. Choose another one, or agree between you.':
    'En kollega har tatt denne saken. Velg en annen, eller bli enige dere imellom.',
  'Take the case first, then try again.': 'Ta saken først, og prøv så igjen.',
  'Decide first what happens with the patient, then send the reply.':
    'Bestem først hva som skal skje med pasienten, og send så svaret.',
  'This case has a reply already. Open it to read or correct it.':
    'Denne saken har alt et svar. Åpne det for å lese eller rette det.',
  'Only the sender can correct a reply. Please talk to the sender.':
    'Bare avsenderen kan rette et svar. Snakk med avsenderen.',
  'Only a clinician of the office can open the reply. Tell the doctor that it has come; it is under “Answered”.':
    'Bare helsepersonell ved kontoret kan åpne svaret. Si til legen at det er kommet; det ligger under «Besvart».',
  'This reply is addressed to a colleague. Choose why you open it.':
    'Dette svaret er adressert til en kollega. Velg hvorfor du åpner det.',
  'Open the reply before you confirm that it was read.': 'Åpne svaret før du bekrefter at det er lest.',
  'This reply was read and confirmed already. It stands under “Answered”.':
    'Svaret er lest og bekreftet. Det står under «Besvart».',
  'This is not the case number in the e-mail. It looks like 7K3M-2Q; nothing was changed.':
    'Dette er ikke saksnummeret i e-posten. Det ser ut som 7K3M-2Q; ingenting er endret.',
  'This link does not work (any more). Sign in and look under “Answered”.':
    'Denne lenken virker ikke (lenger). Logg inn og se under «Besvart».',
  'A part of Lysbord does not answer. Nothing was lost; try again in a minute.':
    'En del av Lysbord svarer ikke. Ingenting er tapt; prøv igjen om et minutt.',
  'Something went wrong in Lysbord. Nothing was changed; try again, and phone the hospital if it goes on.':
    'Noe gikk galt i Lysbord. Ingenting er endret; prøv igjen, og ring sykehuset hvis det fortsetter.',
  'Only a doctor of the office can send this. Leave it to a doctor: it then stands on the desk.':
    'Bare en lege på kontoret kan sende dette. Gi det videre til en lege, så ligger det på skrivebordet.',
  'There is no answer yet to ask about. If it is urgent, phone the unit.':
    'Det er ikke kommet noe svar å spørre om ennå. Haster det, ring avdelingen.',
  'The photographs of this referral are too large together. Choose the best ones, or send smaller ones.':
    'Bildene i denne henvisningen er til sammen for store. Velg de beste, eller send mindre bilder.',
  'A reply was based on this photograph, so it stays. If it shows another patient, phone the unit.':
    'Et svar bygger på dette bildet, så det blir stående. Viser det en annen pasient, ring avdelingen.',
  'This reply has not left yet. Undo it, or wait some seconds and correct it.':
    'Dette svaret er ikke sendt ennå. Angre det, eller vent noen sekunder og rett det.',
  'The reply has left already. Correct it instead.': 'Svaret er allerede sendt. Rett det i stedet.',
  'This reply was taken back and did not leave. Send it again.':
    'Dette svaret ble tatt tilbake og ikke sendt. Send det på nytt.',
  'This device has a passkey of yours for Lysbord already.':
    'Denne enheten har allerede en passnøkkel til Lysbord for deg.',
  'No passkey was used: it was stopped, took too long, or there is none here. Try again.':
    'Ingen passnøkkel ble brukt: det ble avbrutt, tok for lang tid, eller det finnes ingen her. Prøv igjen.',
  'This browser cannot use passkeys here. Sign in with the sign-in service instead.':
    'Denne nettleseren kan ikke bruke passnøkler her. Logg inn med innloggingstjenesten i stedet.',
  'For this you must have signed in within the last five minutes. Sign in again; what you wrote is kept.':
    'For dette må du ha logget inn de siste fem minuttene. Logg inn på nytt; det du skrev, er tatt vare på.',
  'This passkey does not let you in. Try again, or sign in with the sign-in service.':
    'Denne passnøkkelen slipper deg ikke inn. Prøv igjen, eller logg inn med innloggingstjenesten.',
  'The passkey was not registered. Start again, and let the device ask for your finger, face or code.':
    'Passnøkkelen ble ikke registrert. Begynn på nytt, og la enheten spørre om finger, ansikt eller kode.',
}
