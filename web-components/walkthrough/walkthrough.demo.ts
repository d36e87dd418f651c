import { html } from 'lit'
import { officeDay } from '../office-start/office-day.ts'
import { define } from '../shared/define.ts'
import { Commands } from '../workbench/commands.ts'
import { ContextKeys } from '../workbench/context-keys.ts'
import { firstDay } from '../workbench/first-day-steps.ts'
import { Walkthroughs } from '../workbench/walkthroughs.ts'
import { LysWalkthrough } from './walkthrough.ts'

define(LysWalkthrough)
export const title = 'First day'

/** Nothing of a demo is kept: another one begins anew. */
const nowhere = { getItem: () => null, setItem: () => undefined }

function shown(walkthrough: typeof firstDay, ...done: readonly string[]) {
  const context = new ContextKeys()
  const commands = new Commands(context)
  for (const { command, title } of walkthrough.steps)
    if (command) commands.register({ id: command, title: title as () => string, run: () => undefined })
  const walkthroughs = new Walkthroughs(commands, context, nowhere)
  walkthroughs.register(walkthrough)
  for (const step of done) walkthroughs.mark(walkthrough.id, step, true)
  return html`<lys-walkthrough .walkthroughs=${walkthroughs} .commands=${commands} walkthrough=${walkthrough.id}></lys-walkthrough>`
}

export const demos = {
  'A specialist’s first day': () => shown(firstDay, 'open', 'palette'),
  'A GP office’s first day': () => shown(officeDay),
  'All of it done': () => shown(officeDay, ...officeDay.steps.map(({ id }) => id)),
}
