import { msg } from '../shared/i18n.ts'
import type { Walkthrough } from '../workbench/walkthroughs.ts'

/** What a GP’s office tries and ought to know on its first day. */
export const officeDay: Walkthrough = {
  id: 'office.firstDay',
  title: () => msg('First day in the office'),
  description: () => msg('Ten minutes, alone or with a colleague. Tick what you have tried or read.'),
  steps: [
    {
      id: 'practise',
      title: () => msg('Send a practice case'),
      description: () =>
        msg(
          'The same form, with an invented patient. No specialist ever sees it and nobody counts it; what your photographs lack and what was left open comes back by itself about a minute after sending.',
        ),
      command: 'office.practise',
    },
    {
      id: 'photograph',
      title: () => msg('Photograph with a phone'),
      description: () =>
        msg(
          'Sign in on a phone and open the draft there: “Take a photograph” opens its camera. One from a distance that shows where, then one close and sharp. Should the phone keep it in its album, delete it there.',
        ),
    },
    {
      id: 'sent',
      title: () => msg('What happens after sending'),
      description: () =>
        msg(
          'The referral stands under Waiting with the date an answer is expected. A specialist looks at it and answers, asks back, or calls the patient in. What cannot wait is phoned, never sent.',
        ),
    },
    {
      id: 'reply',
      title: () => msg('Where the reply comes'),
      description: () =>
        msg(
          'An e-mail says that a reply has come, and nothing about the patient. Its link asks you to sign in. Later the reply stands under Answered.',
        ),
    },
    {
      id: 'open',
      title: () => msg('Who may open it'),
      description: () =>
        msg(
          'The named doctor, a deputy, or another clinician of the office, who gives a reason. Staff see that it came. Every opening is recorded.',
        ),
    },
  ],
}
