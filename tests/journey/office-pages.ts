import type { Browser, Page } from 'playwright'
import { expect, test } from 'vitest'
import type { Clinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  anAnswer,
  attaches,
  claims,
  decides,
  opens,
  replies,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

/** What an office does on its pages, in Norwegian: few taps, and an answer that comes before its pictures. */
export function officePages(clinic: Clinic, browser: () => Browser): void {
  async function desktop(login: string, path: string): Promise<Page> {
    const context = await browser().newContext({ locale: 'nb-NO', viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${clinic.baseUrl}${path}`)
    await page.getByRole('button', { name: login }).click()
    return page
  }

  test('a lesion with two photographs is sent with at most twelve taps besides the text', {
    timeout: 60_000,
  }, async () => {
    const page = await desktop('Demo Lege Alta', '/refer')
    let taps = 0
    const tap = (deed: Promise<unknown>) => {
      taps++
      return deed
    }
    const choose = (group: string, choice: string) =>
      tap(page.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click())
    const photograph = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture()) }

    await page.getByLabel('Fødselsnummer').fill(syntheticNationalId(41))
    await page.getByLabel('Navn').fill('Test Testesen')
    await tap(page.getByRole('button', { name: /^Føflekk/ }).click())
    await choose('Hvor på kroppen', 'Rygg')
    await choose('Side', 'Venstre')
    for (const view of ['Oversikt', 'Nærbilde'])
      await tap(page.locator('.frame', { hasText: view }).locator('input').setInputFiles(photograph))
    await page.getByLabel('Største diameter').fill('7')
    await tap(page.getByRole('group', { name: 'Hva har endret seg' }).getByText('Størrelse').click())
    await page.getByRole('textbox', { name: 'Hvor lenge' }).fill('3')
    await choose('Forløp', 'Vokser eller forverres')
    await choose('Behandling prøvd', 'Ingenting')
    await tap(page.getByRole('button', { name: 'Ingen av disse' }).click())
    await page.getByLabel('Spørsmål', { exact: true }).fill('Kan den fjernes her?')
    await choose('Ville du ha henvist pasienten uten dette?', 'Usikker')
    await choose('Pasienten samtykker til at bilder og opplysninger går til sykehuset', 'Ja, muntlig')
    await tap(page.getByRole('button', { name: 'Send til Hudavdelingen' }).click())
    await page.getByText('Svar ventes innen').waitFor()
    await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{2}$/).waitFor()
    await page.getByRole('button', { name: 'Kopier til journal' }).waitFor()
    expect(taps).toBeLessThanOrEqual(12)
    await page.context().close()
  })

  /** An answered case with three photographs, in the office of the GP in Alta. */
  async function answered(): Promise<string> {
    const [gp, specialist] = [await clinic.as('gp-alta'), await clinic.as('specialist-skin')]
    const referral = await submits(gp, { pack: 'dermatology' })
    for (const [seed, view] of ['overview', 'close_up_scale', 'oblique'].entries()) {
      const image = await attaches(gp, referral.id, picture({ width: 1600, height: 1200, seed }), { view })
      await waitsForPicture(gp, image.id)
    }
    await claims(specialist, referral.id)
    await decides(specialist, referral.id, { disposition: 'advice_photo_review', weeks: 6 })
    const more = {
      description: 'Jevnt pigmentert, symmetrisk forandring, 6 mm. '.repeat(6),
      textToPatient: 'Spesialisten har sett på bildene. Føflekken ser ufarlig ut. '.repeat(5),
      treatment: 'Hydrokortison 1 % krem, to ganger daglig, 2 uker\nFuktighetskrem daglig',
      teachingPoint: 'En jevn, symmetrisk flekk uten endring kan ses an.',
    }
    const text = `${'Ingen behandling nødvendig nå, ta nytt bilde om seks uker.\n'.repeat(6)}`
    await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, anAnswer(text, more))
    await clinic.outbox.arrives(referral.caseNumber)
    const { items } = await gp.get(`/api/offices/${gp.office.id}/letters`)
    return items.find(({ referralId }: { referralId: string }) => referralId === referral.id).id
  }

  test('the letter’s text is there before its pictures on a line of half a megabit, and it prints on one page', {
    timeout: 90_000,
  }, async () => {
    const letter = await answered()
    const page = await desktop('Demo Lege Alta', '/desk')
    await page.getByRole('heading', { name: 'Skrivebord' }).waitFor()
    const line = await page.context().newCDPSession(page)
    const halfMegabit = 500_000 / 8
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 40,
      downloadThroughput: halfMegabit,
      uploadThroughput: halfMegabit,
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const before = performance.now()
    await page.goto(`${clinic.baseUrl}/letters/${letter}`, { waitUntil: 'commit' })
    await page.getByText('Råd, nye bilder senere, om 6 uker').waitFor()
    const readable = performance.now() - before
    const pictures = page.locator('lys-photo-list img')
    const arrived = () =>
      pictures.evaluateAll(
        (all) => all.filter((one) => (one as unknown as { naturalWidth: number }).naturalWidth > 0).length,
      )
    // The promise is two seconds; a machine that runs other tests beside gets more.
    expect(readable).toBeLessThan(5_000)
    // Whatever the machine does: few pieces, one question for the answer, and no picture before it.
    const untilAnswer = asked.slice(0, asked.findIndex((path) => path.endsWith('/openings')) + 1)
    expect(untilAnswer.length).toBeGreaterThan(0)
    expect(untilAnswer.filter((path) => path.startsWith('/assets/')).length).toBeLessThanOrEqual(8)
    expect(untilAnswer.filter((path) => /preview|images$/.test(path))).toEqual([])
    expect(asked.filter((path) => path === `/api/letters/${letter}`)).toEqual([])
    console.info(`The letter's text was readable after ${Math.round(readable)} ms at 0.5 Mbit/s`)

    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
    await expect.poll(arrived, { timeout: 15_000 }).toBe(3)
    const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
    await page.context().close()
  })

  test('a mail gateway that draws the page behind a link, fills it in and presses all of it, gains nothing and uses nothing up', {
    timeout: 60_000,
  }, async () => {
    const [gp, specialist] = [await clinic.as('gp-alta'), await clinic.as('specialist-skin')]
    const referral = await submits(gp, { pack: 'dermatology', content: { question: 'KANARI i spørsmålet' } })
    await replies(specialist, referral.id, 'KANARI i svaret')
    const link = linkIn(await clinic.outbox.arrives(referral.caseNumber))
    const context = await browser().newContext({ locale: 'nb-NO' })
    // It has no password: what is not ours stays shut.
    await context.route(
      (url) => url.origin !== clinic.baseUrl,
      (route) => route.abort(),
    )
    const asked: string[] = []
    const shown: string[] = []
    context.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
    const draws = async () => {
      const page = await context.newPage()
      await page.goto(link)
      await page.locator('lys-letter-link form').waitFor()
      return { page, controls: page.locator('lys-letter-link').locator('button, a, input') }
    }
    const { page, controls } = await draws()
    const count = await controls.count()
    await page.close()
    expect(count).toBe(4)
    for (let i = 0; i < count; i++) {
      const { page, controls } = await draws()
      for (const input of await page.locator('input:visible').all()) await input.fill('test')
      await controls
        .nth(i)
        .click({ timeout: 2_000, force: true })
        .catch(() => undefined)
      await page.waitForTimeout(150)
      shown.push(await page.content().catch(() => ''))
      await page.close()
    }
    await context.close()
    expect(asked.filter((one) => one.includes(new URL(link).hash.slice(1)))).toEqual([])
    expect(shown.join()).not.toMatch(/KANARI|let_[0-9a-z]{26}/)
    expect((await opens(gp, link)).cover.acknowledgedAt).toBeNull()
    expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)
  })

  test('a passkey made at the desk leads from a mail, sent again, to the letter without the provider, and to no other office’s', {
    timeout: 90_000,
  }, async () => {
    const specialist = await clinic.as('specialist-skin')
    const mailTo = async (login: string) => {
      const referral = await submits(await clinic.as(login), { pack: 'dermatology' })
      await replies(specialist, referral.id, 'Ingen behandling nødvendig.')
      return { link: linkIn(await clinic.outbox.arrives(referral.caseNumber)), caseNumber: referral.caseNumber }
    }
    const [own, foreign] = [await mailTo('gp-alta'), await mailTo('gp-hammerfest')]
    const page = await desktop('Demo Lege Alta', '/desk')
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    const line = await page.context().newCDPSession(page)
    await line.send('WebAuthn.enable')
    const { authenticatorId } = await line.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const proves = (isUserVerified: boolean) =>
      line.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    const opensByPasskey = async (link: string) => {
      await page.goto('about:blank')
      await page.goto(link)
      await page.getByRole('button', { name: 'Åpne med passnøkkel' }).click()
    }
    const leaves = () => page.context().clearCookies()

    await page.getByRole('button', { name: `Send e-posten på nytt, sak ${own.caseNumber}` }).click()
    const told = page.locator('.told')
    await told.waitFor()
    expect(await told.textContent()).toContain('E-posten er på vei til kontorets adresse.')
    await expect.poll(() => clinic.outbox.about(own.caseNumber), { timeout: 10_000 }).toHaveLength(2)
    const again = linkIn((await clinic.outbox.about(own.caseNumber)).find((mail) => linkIn(mail) !== own.link)!)
    await page.getByText('Passnøkler').click()
    await page.getByLabel('Hva den nye passnøkkelen skal hete').fill('Telefonen')
    await page.getByRole('button', { name: 'Registrer en passnøkkel' }).click()
    await page.getByText('Telefonen er registrert.').waitFor()
    await page.getByRole('button', { name: 'Registrer en passnøkkel' }).click()
    await page.getByText('Denne enheten har allerede en passnøkkel').waitFor()

    await leaves()
    await proves(false)
    await opensByPasskey(again)
    await page.getByText('Ingen passnøkkel ble brukt').waitFor()
    await proves(true)
    await opensByPasskey(foreign.link)
    await page.getByRole('heading', { name: 'Denne lenken virker ikke lenger' }).waitFor()
    await leaves()
    await opensByPasskey(again)
    await page.waitForURL(/\/letters\/let_/)
    await page.getByText(own.caseNumber).first().waitFor()
    await page.getByText('Ingen behandling nødvendig.').first().waitFor()

    await page.goto(`${clinic.baseUrl}/desk?passkeys`)
    await page.getByText(/^Sist brukt/).waitFor()
    await page.getByRole('button', { name: 'Fjern Telefonen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fjern' }).click()
    await page.getByText('Telefonen er fjernet.').waitFor()
    await leaves()
    await page.goto(clinic.baseUrl)
    await page.getByRole('button', { name: 'Logg inn med passnøkkel' }).click()
    await page.getByText('Denne passnøkkelen slipper deg ikke inn.').waitFor()
    expect(complaints.filter((one) => !/status of (401|404)/.test(one))).toEqual([])
    await page.context().close()
  })
}
