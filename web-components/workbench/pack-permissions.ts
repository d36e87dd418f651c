import type { Pack } from '../client.ts'

/** What no pack does, offers or puts on a key: it sends, takes back, or opens somebody's record in an emergency. */
const never = new Set(['reply.send', 'reply.undo', 'case.breakGlass', 'case.closeGlass', 'case.release'])
/** Besides those: the keys that lead out of a field and to everything that can be done, also to switching a pack off. */
const reserved = new Set([...never, 'case.focus', 'help.showCommands'])

/** Whether a command of a pack may stand for this one, or a place of a pack offer it. Somebody presses it each time. */
export const mayStandFor = (command: string): boolean => !never.has(command.replace(/^-/, ''))

/** Whether the key of this command stays what it is, whatever packs want on it. */
export const keepsKey = (command: string): boolean => reserved.has(command)

/** What turns the photographs, and what writes into the open reply. */
const isHarmless = (command: string): boolean =>
  /^(viewer|image)\./.test(command) ||
  ['reply.focus', 'reply.focusText', 'reply.focusDecision', 'reply.useTemplate', 'reply.insertText'].includes(command)

/** Whether the code of a pack may run this by itself. Its own that stands for another needs leave for that one. */
export function mayRun({ contributes: { commands = [] } }: Pack, command: string): boolean {
  const own = commands.find((one) => one.command === command)
  return own ? own.runs === undefined || isHarmless(own.runs) : isHarmless(command)
}
