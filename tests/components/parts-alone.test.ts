import { afterEach, expect, test } from 'vitest'
import { eventually } from './reading-screen.ts'

let frame: HTMLIFrameElement
afterEach(() => frame.remove())

interface Alone {
  readonly element: HTMLElement & { readonly renderRoot: ShadowRoot }
  readonly heard: string[]
  readonly defined: (tag: string) => boolean
}

/** A page of its own that loads one element and nothing else of ours; `begin` gives it what it needs there. */
async function alone(tag: string, begin: string, events: readonly string[] = []): Promise<Alone> {
  frame = document.createElement('iframe')
  frame.style.cssText = 'inline-size: 900px; block-size: 700px; border: 0'
  // Any file will do: a document with an address of its own, and nothing of ours in it.
  frame.src = '/LICENSE'
  document.body.append(frame)
  await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }))
  const script = frame.contentDocument!.createElement('script')
  script.type = 'module'
  script.textContent = `
    import { define } from '/web-components/shared/define.ts'
    const give = (own) => document.body.append(Object.assign(document.createElement('${tag}'), own))
    window.heard = []
    // What the tests' own server writes around every import() of ours.
    window.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }
    for (const name of ${JSON.stringify(events)}) addEventListener(name, (event) => heard.push(event.type))
    ${begin}`
  frame.contentDocument!.body.append(script)
  const inner = () => frame.contentWindow as (Window & typeof globalThis & { heard: string[] }) | null
  // On a machine that has run no test yet its modules are made meanwhile, and photographs are drawn.
  const isThere = () => inner()?.document.querySelector<HTMLElement & { renderRoot?: unknown }>(tag)?.renderRoot
  await expect.poll(isThere, { timeout: 40_000 }).toBeTruthy()
  return {
    element: inner()!.document.querySelector(tag)!,
    heard: inner()!.heard,
    defined: (one) => inner()!.customElements.get(one) !== undefined,
  }
}
const textOf = ({ element }: Alone) => element.renderRoot.textContent?.replaceAll(/\s+/g, ' ') ?? ''
const within = <E extends HTMLElement>({ element }: Alone, selector: string) =>
  element.renderRoot.querySelector<E>(selector)!

const clinic = `
  const { DemoClinic, demoSession, demoPack } = await import('/web-components/shared/demo-clinic.ts')
  const clinic = new DemoClinic([{}, {}])`

test('a portal that wants the list alone gets it, and hears which case is wanted', { timeout: 60_000 }, async () => {
  const list = await alone(
    'lys-worklist',
    `import { LysWorklist } from '/web-components/worklist/worklist.ts'
     ${clinic}
     define(LysWorklist)
     give({ client: clinic.client, unitId: 'uni_one', personId: demoSession.person.id })`,
    ['lys-case-open'],
  )
  await eventually(() => textOf(list)).toContain('Føflekk')
  within(list, 'button.case').click()
  expect(list.heard).toEqual(['lys-case-open'])
  expect(['lys-workbench', 'lys-viewer', 'lys-reply-form'].filter(list.defined)).toEqual([])
})

test('a portal that wants the viewer alone shows a photograph in it and looks closer', {
  timeout: 60_000,
}, async () => {
  const viewer = await alone(
    'lys-viewer',
    `import { LysViewer } from '/web-components/viewer/viewer.ts'
     const { drawPhotograph } = await import('/web-components/viewer/demo-photograph.ts')
     const { image, fetcher } = await drawPhotograph()
     define(LysViewer)
     give({ image, fetcher })
     document.querySelector('lys-viewer').style.blockSize = '500px'`,
  )
  const element = viewer.element as unknown as HTMLElementTagNameMap['lys-viewer']
  await eventually(() => element.ready).toBe(true)
  const percent = () => Number.parseInt(within(viewer, '.zoom').textContent, 10)
  const before = percent()
  element.zoomIn()
  await eventually(percent).toBeGreaterThan(before)
  expect(viewer.defined('lys-workbench')).toBe(false)
})

test('a portal that wants the reply alone has one written and sent in it', async () => {
  const reply = await alone(
    'lys-reply-form',
    `import { LysReplyForm } from '/web-components/reply-form/reply-form.ts'
     ${clinic}
     define(LysReplyForm)
     give({ client: clinic.client, session: demoSession, pack: demoPack, case: clinic.cases.get('ref_1') })`,
    ['lys-reply-sent'],
  )
  const template = () => within<HTMLSelectElement>(reply, '#template')
  await eventually(template).toBeTruthy()
  template().selectedIndex = 1
  template().dispatchEvent(new Event('change', { bubbles: true }))
  await eventually(() => textOf(reply)).not.toContain('Missing:')
  within(reply, '#send').click()
  await eventually(() => reply.heard).toEqual(['lys-reply-sent'])
  expect(['lys-workbench', 'lys-worklist', 'lys-viewer'].filter(reply.defined)).toEqual([])
})

test('a portal that wants the referral form alone has one begun in it', async () => {
  const form = await alone(
    'lys-referral-form',
    `import { LysReferralForm } from '/web-components/referral-form/referral-form.ts'
     import { LysQuestionnaire } from '/web-components/referral-form/questionnaire.ts'
     import { LysPhotographs } from '/web-components/referral-form/photographs.ts'
     const { aSource, session } = await import('/web-components/referral-form/referral-form.demo.ts')
     define(LysReferralForm, LysQuestionnaire, LysPhotographs)
     give({ client: aSource(), session })`,
    ['lys-referral-started'],
  )
  await eventually(() => textOf(form)).toContain('A spot on the skin')
  const kind = [...form.element.renderRoot.querySelectorAll<HTMLElement>('button, label')].find((one) =>
    one.textContent?.includes('A spot on the skin'),
  )
  kind!.click()
  await eventually(() => form.heard).toEqual(['lys-referral-started'])
  expect(form.element.renderRoot.querySelector('lys-questionnaire')).not.toBeNull()
  expect(form.defined('lys-workbench')).toBe(false)
})
