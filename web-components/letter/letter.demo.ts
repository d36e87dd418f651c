import { html } from 'lit'
import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { ClientProblem, type Letter } from '../client.ts'
import { LysPhotoList } from '../photo-list/photo-list.ts'
import { define } from '../shared/define.ts'
import { LysLetter } from './letter.ts'
import type { LetterClient } from './reading.ts'
import {
  sampleClient,
  sampleCorrection,
  sampleCover,
  sampleLetter,
  sampleReply,
  sampleSession,
} from './sample-letter.ts'

define(LysLetter, LysPhotoList, LysCaseFacts)

const shown = (letter: Letter, own: Partial<LetterClient> = {}) =>
  html`<lys-letter .client=${sampleClient(letter, own)} .session=${sampleSession} letter-id="let_sample"></lys-letter>`
const covered = (cover: Partial<Letter['cover']>): Letter => ({ ...sampleLetter, cover: { ...sampleCover, ...cover } })
const refused = (code: ClientProblem['code']) => async (): Promise<never> => {
  throw new ClientProblem({ code })
}

export const title = 'Letter'

export const demos = {
  'A reply': () => shown(sampleLetter),
  'A corrected reply': () =>
    shown({
      ...sampleLetter,
      decision: {
        disposition: 'routine_appointment',
        latestDate: '2026-12-18',
        weeks: null,
        reason: 'Vokser raskere enn antatt.',
      },
      replies: [sampleReply, sampleCorrection],
    }),
  'A short reply': () =>
    shown(
      {
        ...covered({ acknowledgedAt: '2026-11-21T09:00:00.000Z' }),
        decision: { disposition: 'in_person', latestDate: null, weeks: null, reason: '' },
        replies: [
          {
            ...sampleReply,
            certainty: 'cannot_tell',
            diagnosis: { text: '', code: '' },
            description: '',
            textToGp: 'Bildene er for uskarpe til å vurdere. Pasienten bør ses.',
            textToPatient: '',
          },
        ],
      },
      { listImages: async () => ({ items: [] }) },
    ),
  'To a colleague': () => shown(covered({ mayOpen: 'reason' })),
  'To somebody who may not open it': () => shown(covered({ mayOpen: 'no' })),
  "Another office's": () => shown(sampleLetter, { readLetterCover: refused('not-found') }),
  'Without a connection': () => shown(sampleLetter, { readLetterCover: refused('offline') }),
  'Photographs that do not come': () => shown(sampleLetter, { listImages: refused('offline') }),
}
