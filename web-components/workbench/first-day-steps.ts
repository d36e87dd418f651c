import { msg } from '../shared/i18n.ts'
import type { Walkthrough } from './walkthroughs.ts'

/** What a specialist tries on the first day. Sending is done with a real reply, when it is ready: no step asks for another. */
export const firstDay: Walkthrough = {
  id: 'specialist.firstDay',
  title: () => msg('First day on the reading screen'),
  description: () =>
    msg('Each step ticks itself when you have done it, in any order. What you do is real: send only what you mean.'),
  steps: [
    {
      id: 'open',
      title: () => msg('Open a case'),
      description: () =>
        msg('Press a row of the list, or move with j and k and open with Enter. Opening takes it from nobody.'),
      command: 'case.openNext',
      completesOn: 'onContext:caseOpen',
    },
    {
      id: 'zoom',
      title: () => msg('Look closer'),
      description: () => msg('Wheel, pinch or the plus key; 0 shows the whole photograph again.'),
      command: 'viewer.zoomIn',
    },
    {
      id: 'template',
      title: () => msg('Write from a template'),
      description: () =>
        msg(
          'A template fills diagnosis, texts and what happens next; every word can be changed. The case is yours from the first character.',
        ),
      command: 'reply.focus',
      completesOn: 'onContext:replyWritten',
    },
    {
      id: 'send',
      title: () => msg('Send a reply'),
      description: () => msg('When it is ready: the button, or Ctrl+Enter twice. The next case opens by itself.'),
      completesOn: 'onContext:mayUndo',
    },
    {
      id: 'undo',
      title: () => msg('Take a reply back'),
      description: () =>
        msg(
          'For ten seconds after sending, Alt+Z or Undo at the top brings it back as you wrote it. Good to know; tick it yourself.',
        ),
      completesOn: 'onCommand:reply.undo',
    },
    {
      id: 'palette',
      title: () => msg('Find everything by a word'),
      description: () => msg('F1 or Ctrl+K: type a word of what you want done, in Norwegian or English.'),
      command: 'help.showCommands',
    },
    {
      id: 'keys',
      title: () => msg('Make a key your own'),
      description: () => msg('Any command may have another key, and single letters can be switched off.'),
      command: 'help.openSettings',
    },
  ],
}
