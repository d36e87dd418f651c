import { type BrowserContext, chromium } from 'playwright'
import { launchOptions } from '../../support/chromium.ts'
import { type LetterHouse, letterHouse } from '../letter-house.ts'
import { must, NotHere, type Promise_, type Trial } from '../promise.ts'

/** Looks a thousand times, as gateways do: with and without what stands after the #, which no client sends. */
async function looks(house: LetterHouse, token: string): Promise<number> {
  await new Promise((quiet) => setTimeout(quiet, 1_500))
  const before = await house.everything()
  const paths = ['/letter', `/letter?token=${token}`, '/', '/desk', '/robots.txt', '/api/letter-links', '/health']
  let asked = 0
  for (; asked < 1_000; asked++) {
    const method = asked % 2 ? 'GET' : 'HEAD'
    const path = paths[asked % paths.length]!
    const answer = await fetch(house.baseUrl + path, { method })
    must(!answer.headers.has('set-cookie'), `${method} ${path} gives a cookie`)
    await answer.body?.cancel()
  }
  must((await house.everything()) === before, 'Looking changed a row')
  return asked
}

/** One ticket in eight hands at once: one is led to the letter. */
async function races(house: LetterHouse, rounds: number): Promise<void> {
  let pressed = 0
  let token = ''
  for (let round = 0; round < rounds; round++) {
    // A link is pressed ten times an hour; the next case has another.
    if (pressed++ % 10 === 0) token = (await house.answered()).token
    const { ticket } = await house.gp.post('/api/letter-links', { token })
    const hands = Array.from({ length: 8 }, () => house.gp.raw('POST', '/api/letter-tickets', { json: { ticket } }))
    const statuses = (await Promise.all(hands)).map(({ status }) => status)
    const led = statuses.filter((status) => status === 200).length
    must(led === 1, `One ticket led ${led} of 8 to the letter`)
  }
}

/** A browser without a password that fills in every field, with the number it could read in the mail's subject or none, and presses every control. */
async function clicks(house: LetterHouse, context: BrowserContext, within: string): Promise<number> {
  const { link, token, referral } = await house.answered()
  const asked: string[] = []
  context.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  await context.route(
    (url) => url.origin !== new URL(house.baseUrl).origin,
    (route) => route.abort(),
  )
  // A page of its own for each control: the one before may be on its way elsewhere still.
  const draws = async () => {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(link)
    await page.locator('lys-letter-link form').waitFor()
    return { page, controls: page.locator(within).locator('button, a, input') }
  }
  const first = await draws()
  const count = await first.controls.count()
  await first.page.close()
  for (let i = 0; i < count; i++) {
    const { page, controls } = await draws()
    for (const input of await page.locator('input:visible').all()) await input.fill('test').catch(() => undefined)
    await controls
      .nth(i)
      .click({ timeout: 2_000, force: true })
      .catch(() => undefined)
    await page.waitForTimeout(200)
    must(!/let_[0-9a-z]{26}/.test(await page.content().catch(() => '')), 'The robot was shown a letter')
    await page.close()
  }
  must(!asked.some((one) => one.includes(token)), 'The secret of a link stood in an address or a header')
  const { items } = await house.gp.get(`/api/offices/${house.gp.office.id}/letters`)
  const letter = items.find((one: { referralId: string }) => one.referralId === referral.id)
  must(letter.openedAt === null && letter.acknowledgedAt === null, 'The robot opened a letter')
  const { ticket } = await house.gp.post('/api/letter-links', { token })
  must((await house.gp.post('/api/letter-tickets', { ticket })).letterId === letter.id, 'The robot used a link up')
  return count
}

async function run({ quick, log }: Trial) {
  const house = await letterHouse()
  const browser = await chromium.launch(await launchOptions()).catch(() => undefined)
  try {
    if (!browser) throw new NotHere('a Chromium')
    const asked = await looks(house, (await house.answered()).token)
    log(`${asked} looks, no row changed`)
    const rounds = quick ? 10 : 50
    await races(house, rounds)
    log(`${rounds} tickets in 8 hands each: one led on each time`)
    const pressed = await clicks(
      house,
      await browser.newContext({ locale: 'nb-NO' }),
      quick ? 'lys-letter-link' : 'body',
    )
    const note = `${asked} looks, ${rounds} tickets in 8 hands, ${pressed} controls pressed by a robot`
    return { rounds: asked + rounds * 8 + pressed, lost: 0, duplicated: 0, note }
  } finally {
    await browser?.close()
    await house.stop()
  }
}

export const promise: Promise_ = {
  number: 4,
  title: 'Robots cannot use up or read a link',
  faults: [],
  run,
  mutation: {
    file: 'api/delivery/redeem-ticket.ts',
    find: 'and(own, isNull(letterTickets.usedAt), gt(',
    replace: 'and(own, gt(',
    diesIn: 'this promise',
  },
}
