import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit } from '../../tests/components/reading-screen.ts'
import { define } from '../shared/define.ts'
import { DemoClinic, demoSession } from '../shared/demo-clinic.ts'
import { LysEmbed } from './embed.ts'

define(LysEmbed)
forgetsEachVisit()
afterEach(() => {
  vi.restoreAllMocks()
})

/** A portal's page; `signsIn` says who sits before it now. */
async function opensPortal() {
  let { person } = demoSession
  const { fetch: asBefore } = globalThis
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { pathname } = new URL(String(input), location.href)
    if (pathname.endsWith('/api/session')) return Response.json({ ...demoSession, person })
    if (pathname.endsWith('/api/context/cases')) return Response.json({ patient: null, items: [] })
    return asBefore(input, init)
  })
  const embed = document.createElement('lys-embed')
  embed.setAttribute('portal', 'ptl_1')
  embed.getToken = async () => ({ access_token: 'abc', expires_in: 300 })
  const isIn = () => new Promise((done) => embed.addEventListener('lys-embed-ready', done, { once: true }))
  const entered = isIn()
  document.body.append(embed)
  await entered
  const signsIn = async (id: typeof person.id) => {
    person = { ...demoSession.person, id }
    const entered = isIn()
    embed.dropToken()
    await entered
  }
  return { embed, signsIn }
}

test('a mark that is not saved waits for whoever drew it, with the words she was typing, while somebody else is signed in to the portal', async () => {
  await page.viewport(1640, 900)
  const { embed, signsIn } = await opensPortal()
  const clinic = new DemoClinic([{ images: ['ready'] }])
  clinic.client.saveAnnotation = () => Promise.reject(new Error('offline'))
  const hers = embed.workbench!
  const viewer = () => hers.viewers[0]!
  const reads = async () => {
    hers.client = clinic.client
    await hers.updateComplete
    hers.openCase('ref_1')
    await eventually(() => hers.viewers[0]?.ready).toBe(true)
  }
  await reads()
  viewer().mark()
  await eventually(() => viewer().tool).toBe('pointer')
  await page.elementLocator(viewer().renderRoot.querySelector('.place')!).click({ position: { x: 80, y: 120 } })
  await eventually(() => viewer().shadowRoot!.activeElement?.localName).toBe('input')
  await userEvent.keyboard('Here')

  await signsIn('per_other')
  expect(embed.workbench).not.toBe(hers)
  expect(hers.isConnected).toBe(false)
  await signsIn(demoSession.person.id)
  expect(embed.workbench).toBe(hers)
  await reads()
  await eventually(() => viewer().renderRoot.querySelector('.marks li')?.textContent).toMatch(/not saved; Here/)
})
