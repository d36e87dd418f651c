import { html, nothing } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { askingParts } from '../pages/asking-parts.ts'
import { caseParts } from '../pages/case-parts.ts'
import { define } from '../shared/define.ts'
import { colleague, DemoClinic, demoGlass, demoImage, demoSession } from '../shared/demo-clinic.ts'
import { LysWorklist } from '../worklist/worklist.ts'
import { LysWorkbench } from './workbench.ts'

define(LysWorkbench, LysWorklist, ...caseParts, ...askingParts)

export const title = 'Reading screen'

const taken = { by: colleague, at: '2026-11-24T08:40:00Z' }
const morning = () =>
  new DemoClinic([
    { urgency: 'pakkeforlop', daysLeft: 9 },
    { urgency: 'haster', daysLeft: 3, claim: taken },
    { daysLeft: -1 },
    { daysLeft: 0, images: ['ready', 'failed', 'received'] },
    { daysLeft: 2, images: [] },
    { daysLeft: 6 },
    { daysLeft: 7 },
    { daysLeft: 8, images: ['previewed'] },
  ])

const tall = (element?: Element) =>
  (element as HTMLElement | undefined)?.style.setProperty('--lys-workbench-block-size', '720px')

/** Opens a case as soon as the list is there. */
const openOnce = (referralId: string) => {
  let isOpen = false
  return (event: Event) => {
    if (!isOpen) (event.currentTarget as LysWorkbench).openCase(referralId)
    isOpen = true
  }
}

const screen = ({ client }: DemoClinic, opens?: string, begin = tall) => html`<lys-workbench
  ${ref(begin)}
  .client=${client}
  .session=${demoSession}
  @lys-worklist-loaded=${opens ? openOnce(opens) : nothing}
></lys-workbench>`

const opened = () => {
  const clinic = morning()
  clinic.change('ref_2', { glass: demoGlass, claim: null }, 'replied')
  return clinic
}

/** What a pack brings: a view beside the case that has something to say, and a word at the foot. */
const withPack = (element?: Element) => {
  tall(element)
  const { views, status } = (element as LysWorkbench | undefined)?.registries ?? {}
  if (!views || !status || views.isUsed) return
  views.register('side', { id: 'demo.area', name: { en: 'Area', nb: 'Areal' } })
  views.registerWelcome('demo.area', {
    contents: {
      en: 'Nothing is drawn yet.\n[Show the keys](command:help.showKeys)',
      nb: 'Ingenting er tegnet ennå.\n[Vis tastene](command:help.showKeys)',
    },
  })
  status.register({ id: 'demo.call', text: { en: 'On call: 77 00 00 00', nb: 'Vakt: 77 00 00 00' }, alignment: 'end' })
}

/** Of a patient who was here before. */
const returning = () => {
  const clinic = new DemoClinic([{ images: ['ready', 'ready', 'ready'], earlier: ['Føflekk i fjor'] }, {}])
  clinic.images.set('ref_earlier_1_0', [demoImage('ref_earlier_1_0', 1)])
  return clinic
}
/** Compares what hangs, as soon as it does, beside what came before. */
const runs =
  (...commands: readonly string[]) =>
  (element?: Element) => {
    tall(element)
    const screen = element as LysWorkbench | undefined
    const compare = () => {
      if (!screen?.commands.isEnabled('viewer.compare')) return
      screen.removeEventListener('lys-image-shown', compare)
      for (const command of commands) screen.commands.run(command)
    }
    screen?.addEventListener('lys-image-shown', compare)
  }
const compared = runs('viewer.compare', 'image.showEarlier')
const withCurtain = runs('viewer.curtain')

export const demos = {
  'A morning’s cases': () => screen(morning()),
  'A case on the table': () => screen(morning(), 'ref_1'),
  'Photographs compared': () => screen(returning(), 'ref_1', compared),
  'A curtain between two photographs': () => screen(returning(), 'ref_1', withCurtain),
  'With a view of a pack': () => screen(morning(), 'ref_6', withPack),
  'A photograph failed': () => screen(morning(), 'ref_4'),
  'Opened in an emergency': () => screen(opened(), 'ref_2'),
  'No case waits': () => screen(new DemoClinic([])),
}
