import type { Translations } from './translations.ts'

/** Why something was refused. In nynorsk, unreviewed: see nn.ts. */
export const refusals: Translations = {
  'This portal is not registered with Lysbord, or it was switched off. Ask the coordinator.':
    'Denne portalen er ikkje registrert i Lysbord, eller han er slått av. Spør koordinatoren.',
  'The portal asked for entry in a way that Lysbord does not know. Tell those who run it.':
    'Portalen bad om tilgang på ein måte Lysbord ikkje kjenner. Sei frå til dei som driv han.',
  'The portal has ended your session here. Sign in to the portal again; what you typed is kept.':
    'Portalen har avslutta økta di her. Logg inn i portalen på nytt; det du har skrive, er teke vare på.',
  'What the portal says about you does not hold. Tell those who run the portal.':
    'Det portalen seier om deg, stemmer ikkje. Sei frå til dei som driv portalen.',
  'Lysbord does not know you in the units of this portal. Ask your coordinator to add you.':
    'Lysbord kjenner deg ikkje i einingane til denne portalen. Be koordinatoren leggje deg til.',
  'This page’s call was not accepted. Look whether the computer’s clock is right, then try again.':
    'Kallet frå denne sida vart ikkje godteke. Sjå om klokka på maskina går rett, og prøv igjen.',
  'The entry to this photograph has ended. Open it again.': 'Tilgangen til dette biletet er gått ut. Opne det på nytt.',
  'That is too much text at once. Shorten it, then try again.':
    'Det er for mykje tekst på éin gong. Kort han ned og prøv igjen.',
  'This is a GIF, perhaps an animation. Send the photograph itself as JPEG, PNG or HEIC.':
    'Dette er ein GIF, kanskje ein animasjon. Send sjølve biletet som JPEG, PNG eller HEIC.',
  'This is a drawing, not a photograph. Send the photograph itself as JPEG, PNG or HEIC.':
    'Dette er ei teikning, ikkje eit fotografi. Send sjølve biletet som JPEG, PNG eller HEIC.',
  'This is a PDF document. Send the photograph itself as JPEG, PNG or HEIC, not inside a document.':
    'Dette er eit PDF-dokument. Send sjølve biletet som JPEG, PNG eller HEIC, ikkje inni eit dokument.',
  'This is an office document. Send the photograph itself as JPEG, PNG or HEIC, not inside a document.':
    'Dette er eit kontordokument. Send sjølve biletet som JPEG, PNG eller HEIC, ikkje inni eit dokument.',
  'This is a packed folder. Unpack it and send each photograph by itself.':
    'Dette er ei pakka mappe. Pakk ho ut og send kvart bilete for seg.',
  'This is a DICOM file. Export the picture as JPEG or PNG and send that.':
    'Dette er ei DICOM-fil. Eksporter biletet som JPEG eller PNG og send det.',
  'This is a film or a sound recording. Take a photograph or a still, and send it as JPEG, PNG or HEIC.':
    'Dette er ein film eller eit lydopptak. Ta eit bilete eller eit stillbilete, og send det som JPEG, PNG eller HEIC.',
  'This is a BMP picture. Save it as PNG or JPEG and send that.':
    'Dette er eit BMP-bilete. Lagre det som PNG eller JPEG og send det.',
  'This is a Photoshop file. Save it as PNG or JPEG and send that.':
    'Dette er ei Photoshop-fil. Lagre ho som PNG eller JPEG og send ho.',
  'This is a JPEG XL picture, which cannot be shown yet. Save it as JPEG or PNG and send that.':
    'Dette er eit JPEG XL-bilete, som ikkje kan visast enno. Lagre det som JPEG eller PNG og send det.',
  'This is a JPEG 2000 picture, which cannot be shown. Save it as JPEG or PNG and send that.':
    'Dette er eit JPEG 2000-bilete, som ikkje kan visast. Lagre det som JPEG eller PNG og send det.',
  'This is a raw file from a camera. Export it as JPEG and send that.':
    'Dette er ei råfil frå eit kamera. Eksporter ho som JPEG og send ho.',
  'This is text or a web page, not a photograph. Send the photograph itself as JPEG, PNG or HEIC.':
    'Dette er tekst eller ei nettside, ikkje eit fotografi. Send sjølve biletet som JPEG, PNG eller HEIC.',
  'The file is empty. Choose the photograph again and send it once more.':
    'Fila er tom. Vel biletet på nytt og send det ein gong til.',
  'No answer came. Check the network and try again; nothing is sent twice.':
    'Det kom ikkje noko svar. Sjekk nettet og prøv igjen; ingenting blir sendt to gonger.',
  'Lysbord could not read what this page sent. Load the page again and repeat it.':
    'Lysbord kunne ikkje lese det sida sende. Last sida på nytt og ta det om att.',
  'Some fields do not fit yet. Look at them, then try again.':
    'Nokre felt passar ikkje enno. Sjå på dei og prøv igjen.',
  'This was asked from another site. Open Lysbord itself and do it there.':
    'Dette kom frå ein annan nettstad. Opne sjølve Lysbord og gjer det der.',
  'This is not done here. Ask for what the address offers.': 'Dette blir ikkje gjort her. Be om det adressa tilbyr.',
  'This address of the photograph has ended. Ask for a new one.': 'Denne adressa til biletet er gått ut. Be om ei ny.',
  'This page left something out. Load it again and repeat what you did.':
    'Denne sida utelét noko. Last ho på nytt og ta om att det du gjorde.',
  'The photograph came without its check sum. Load the page again and send it once more.':
    'Biletet kom utan kontrollsum. Last sida på nytt og send biletet ein gong til.',
  'This page may be old. Load it again and repeat what you did.':
    'Denne sida kan vere gammal. Last ho på nytt og ta om att det du gjorde.',
  'There were many attempts in a short time. Wait a minute, then try again.':
    'Det var mange forsøk på kort tid. Vent eit minutt og prøv igjen.',
  'You are signed out. Sign in again in another tab, then try again here.':
    'Du er logga ut. Logg inn igjen i ei anna fane, og prøv så igjen her.',
  'You are signed in, but Lysbord does not know you yet. Ask your coordinator to add you to your office or unit.':
    'Du er logga inn, men Lysbord kjenner deg ikkje enno. Be koordinatoren leggje deg til på kontoret eller avdelinga di.',
  'You have a patient open already. Close that one first.': 'Du har allereie ein pasient open. Lukk den først.',
  'You have a patient open until {0}. Close that one first.': 'Du har ein pasient open til {0}. Lukk den først.',
  'Close this patient now': 'Lukk denne pasienten no',
  'This machine keeps nothing about the patient: afterwards you write whose it is and why once more.':
    'Denne maskina lagrar ingenting om pasienten: etterpå skriv du på nytt kven det gjeld og kvifor.',
  'Show the open patient': 'Vis pasienten som er open',
  'Tried in the last 30 days and opened nobody:': 'Forsøkte dei siste 30 dagane utan å opne nokon:',
  once: 'éin gong',
  '{0} times': '{0} gonger',
  'It was judged already; what was found stays.': 'Det er vurdert allereie; det som vart funne, står.',
  'This case is at a unit of yours: open it without an emergency.':
    'Denne saka ligg hos ei av einingane dine: opne ho utan naudtilgang.',
  'You opened this yourself: another coordinator must judge it.':
    'Dette opna du sjølv: ein annan koordinator må vurdere det.',
  'This way of signing in is not strong enough here. Sign in again with a stronger one.':
    'Denne innlogginga er ikkje sterk nok her. Logg inn på nytt på ein sterkare måte.',
  'The sign-in did not complete. Please start it again.': 'Innlogginga vart ikkje fullført. Start ho på nytt.',
  'This is not open to your role. Ask your coordinator if you need it.':
    'Dette er ikkje ope for rolla di. Spør koordinatoren om du treng det.',
  'There is nothing here for you. Check that the address is whole, or look in your list.':
    'Det er ingenting her til deg. Sjekk at adressa er heil, eller sjå i lista di.',
  'This cannot be done here. Load the page again.': 'Dette kan ikkje gjerast her. Last sida på nytt.',
  'This was begun before with other content. Load the page again to see it.':
    'Dette er påbyrja før med anna innhald. Last sida på nytt for å sjå det.',
  'This was sent before with other content. Load the page again to see what counts.':
    'Dette er sendt før med anna innhald. Last sida på nytt for å sjå kva som gjeld.',
  'Somebody else was first ({0}). Load it again to see what changed.':
    'Nokon andre kom først ({0}). Last på nytt for å sjå kva som er endra.',
  'Somebody else was first. Load it again to see what changed.':
    'Nokon andre kom først. Last på nytt for å sjå kva som er endra.',
  'The pack was written for another Lysbord. Ask its author for a version for this one.':
    'Pakken er skriven for ei anna utgåve av Lysbord. Be den som laga han, om ein versjon for denne.',
  'The pack needs another one. Enable that at the unit first.':
    'Pakken treng ein annan pakke. Ta den i bruk ved eininga først.',
  'The unit does not take this kind of question now. Choose it again; your text is kept.':
    'Eininga tek ikkje imot slike spørsmål no. Vel på nytt; teksten din er teken vare på.',
  'The pack does not fit the schema. Correct it and publish it again.':
    'Pakken passar ikkje til skjemaet. Rett han og publiser han på nytt.',
  'This version is published already and cannot change. Give it a new version number.':
    'Denne versjonen er publisert og kan ikkje endrast. Gi han eit nytt versjonsnummer.',
  'This version of the questions is not known here. Load the page again and choose once more.':
    'Denne versjonen av spørsmåla er ikkje kjend her. Last sida på nytt og vel ein gong til.',
  'Some answers do not fit their questions. Look at what is marked.':
    'Nokre svar passar ikkje til spørsmåla. Sjå på det som er merkt.',
  'The draft was changed elsewhere. Copy what you wrote, then load it again.':
    'Utkastet er endra ein annan stad. Kopier det du skreiv, og last det på nytt.',
  'Something is missing before this can be sent. It is marked.': 'Noko manglar før dette kan sendast. Det er merkt.',
  'This referral takes no more changes. Begin a new one if there is more to ask.':
    'Denne tilvisinga kan ikkje endrast meir. Byrj på ei ny om det er meir å spørje om.',
  'This cannot wait for a reply here: phone {0} now. The draft is kept.':
    'Dette kan ikkje vente på svar her: ring {0} no. Utkastet er teke vare på.',
  'This cannot wait for a reply here: phone the hospital now. The draft is kept.':
    'Dette kan ikkje vente på svar her: ring sjukehuset no. Utkastet er teke vare på.',
  'This kind of file cannot be shown. Send the photograph as JPEG, PNG or HEIC, as the camera made it.':
    'Denne typen fil kan ikkje visast. Send biletet som JPEG, PNG eller HEIC, slik kameraet laga det.',
  'The picture is damaged. Send the original file again, or take the photograph again.':
    'Biletet er skadd. Send originalfila på nytt, eller ta biletet ein gong til.',
  'The file is too large. Send the photograph as the camera made it, not a scan or an export.':
    'Fila er for stor. Send biletet slik kameraet laga det, ikkje ei skanning eller ein eksport.',
  'The picture has too many pixels. Send a smaller version.': 'Biletet har for mange pikslar. Send ein mindre versjon.',
  'The picture takes too long to open. Save it as an ordinary JPEG and send that.':
    'Biletet tek for lang tid å opne. Lagre det som vanleg JPEG og send det.',
  'The file changed on its way. Send it once more.': 'Fila vart endra på vegen. Send ho ein gong til.',
  'This referral holds as many photographs as it can. Send the others in a new one.':
    'Denne tilvisinga rommar ikkje fleire bilete. Send dei andre i ei ny.',
  'The picture is still being prepared. Try again in a moment.':
    'Biletet blir framleis gjort klart. Prøv igjen om litt.',
  'This picture holds as many marks as it can. Take off what is not needed.':
    'Dette biletet har så mange merke som det kan ha. Ta bort det som ikkje trengst.',
  'What is stored of this picture was damaged, so it is not shown. The coordinator has been told.':
    'Det som er lagra av dette biletet, er skadd, så det blir ikkje vist. Koordinatoren har fått beskjed.',
  'The virus scanner found something in this file. It cannot be downloaded.':
    'Virusskannaren fann noko i denne fila. Ho kan ikkje lastast ned.',
  'The virus scanner has not looked at this file yet. Try again in a minute.':
    'Virusskannaren har ikkje sett på denne fila enno. Prøv igjen om eit minutt.',
  '{0} has taken this case. Choose another one, or agree between you.':
    '{0} har teke denne saka. Vel ei anna, eller bli einige dykk imellom.',
  'A colleague has taken this case. Choose another one, or agree between you.':
    'Ein kollega har teke denne saka. Vel ei anna, eller bli einige dykk imellom.',
  'Take the case first, then try again.': 'Ta saka først, og prøv så igjen.',
  'Decide first what happens with the patient, then send the reply.':
    'Avgjer først kva som skal skje med pasienten, og send så svaret.',
  'This case has a reply already. Open it to read or correct it.':
    'Denne saka har alt eit svar. Opne det for å lese eller rette det.',
  'Only the sender can correct a reply. Please talk to the sender.':
    'Berre avsendaren kan rette eit svar. Snakk med avsendaren.',
  'Only a clinician of the office can open the reply. Tell the doctor that it has come; it is under “Answered”.':
    'Berre helsepersonell ved kontoret kan opne svaret. Sei til legen at det er kome; det ligg under «Svara på».',
  'This reply is addressed to a colleague. Choose why you open it.':
    'Dette svaret er adressert til ein kollega. Vel kvifor du opnar det.',
  'Open the reply before you confirm that it was read.': 'Opne svaret før du stadfestar at det er lese.',
  'This reply was read and confirmed already. It stands under “Answered”.':
    'Svaret er lese og stadfesta. Det står under «Svara på».',
  'This is not the case number in the e-mail. It looks like 7K3M-2Q; nothing was changed.':
    'Dette er ikkje saksnummeret i e-posten. Det ser ut som 7K3M-2Q; ingenting er endra.',
  'This link does not work (any more). Sign in and look under “Answered”.':
    'Denne lenka verkar ikkje (lenger). Logg inn og sjå under «Svara på».',
  'A part of Lysbord does not answer. Nothing was lost; try again in a minute.':
    'Ein del av Lysbord svarar ikkje. Ingenting er tapt; prøv igjen om eit minutt.',
  'Something went wrong in Lysbord. Nothing was changed; try again, and phone the hospital if it goes on.':
    'Noko gjekk gale i Lysbord. Ingenting er endra; prøv igjen, og ring sjukehuset om det held fram.',
  'Only a doctor of the office can send this. Leave it to a doctor: it then stands on the desk.':
    'Berre ein lege på kontoret kan sende dette. Gi det vidare til ein lege, så ligg det på skrivebordet.',
  'There is no answer yet to ask about. If it is urgent, phone the unit.':
    'Det er ikkje kome noko svar å spørje om enno. Hastar det, ring avdelinga.',
  'The photographs of this referral are too large together. Choose the best ones, or send smaller ones.':
    'Bileta i denne tilvisinga er til saman for store. Vel dei beste, eller send mindre bilete.',
  'A reply was based on this photograph, so it stays. If it shows another patient, phone the unit.':
    'Eit svar byggjer på dette biletet, så det blir ståande. Viser det ein annan pasient, ring avdelinga.',
  'This reply has not left yet. Undo it, or wait some seconds and correct it.':
    'Dette svaret er ikkje sendt enno. Angre det, eller vent nokre sekund og rett det.',
  'The reply has left already. Correct it instead.': 'Svaret er allereie sendt. Rett det i staden.',
  'This reply was taken back and did not leave. Send it again.':
    'Dette svaret vart teke tilbake og ikkje sendt. Send det på nytt.',
  'This device has a passkey of yours for Lysbord already.':
    'Denne eininga har allereie ein passnøkkel til Lysbord for deg.',
  'No passkey was used: it was stopped, took too long, or there is none here. Try again.':
    'Ingen passnøkkel vart brukt: det vart avbrote, tok for lang tid, eller det finst ingen her. Prøv igjen.',
  'This browser cannot use passkeys here. Sign in with the sign-in service instead.':
    'Denne nettlesaren kan ikkje bruke passnøklar her. Logg inn med innloggingstenesta i staden.',
  'For this you must have signed in within the last five minutes. Sign in again; what you wrote is kept.':
    'For dette må du ha logga inn dei siste fem minutta. Logg inn på nytt; det du skreiv, er teke vare på.',
  'This passkey does not let you in. Try again, or sign in with the sign-in service.':
    'Denne passnøkkelen slepper deg ikkje inn. Prøv igjen, eller logg inn med innloggingstenesta.',
  'The passkey was not registered. Start again, and let the device ask for your finger, face or code.':
    'Passnøkkelen vart ikkje registrert. Byrj på nytt, og la eininga spørje om finger, ansikt eller kode.',
}
