/** What no pack does or puts on a key: it sends, takes back, or opens somebody's record in an emergency. */
const never = new Set(['reply.send', 'reply.undo', 'case.breakGlass', 'case.closeGlass', 'case.release'])

/** Whether a command of a pack may stand for this one, or a key of a pack run it. Somebody presses it each time. */
export const mayStandFor = (command: string): boolean => !never.has(command.replace(/^-/, ''))

/** Whether the code of a pack may run this by itself: its own, what turns the photographs, and what writes into the open reply. */
export const mayRun = (pack: string, command: string): boolean =>
  command.startsWith(`${pack}.`) ||
  /^(viewer|image)\./.test(command) ||
  ['reply.focus', 'reply.focusText', 'reply.focusDecision', 'reply.useTemplate', 'reply.insertText'].includes(command)
