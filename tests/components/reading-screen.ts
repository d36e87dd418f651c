import { afterEach, expect } from 'vitest'
import { page } from 'vitest/browser'
import { askingParts } from '../../web-components/pages/asking-parts.ts'
import { caseParts } from '../../web-components/pages/case-parts.ts'
import { define } from '../../web-components/shared/define.ts'
import { type DemoCase, DemoClinic, demoSession } from '../../web-components/shared/demo-clinic.ts'
import { LysWorkbench } from '../../web-components/workbench/workbench.ts'
import { LysWorklist } from '../../web-components/worklist/worklist.ts'

define(LysWorkbench, LysWorklist, ...caseParts, ...askingParts)

/** After each test of the file that calls it: nothing of one visit is there in the next. */
export const forgetsEachVisit = (): void =>
  afterEach(() => {
    document.body.replaceChildren()
    localStorage.clear()
  })

/** A machine that does other things too may take its time. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 8000 })

/** A reading screen over these cases, its list there. */
export async function opens(cases: readonly DemoCase[] = [{}, {}, {}], width = 1400) {
  await page.viewport(width, 800)
  const clinic = new DemoClinic(cases)
  const screen = document.createElement('lys-workbench')
  Object.assign(screen, { client: clinic.client, session: demoSession })
  screen.style.blockSize = '780px'
  document.body.append(screen)
  await eventually(() => screen.worklist?.cases.length).toBe(cases.length)
  return { clinic, screen }
}
