import { prose, z } from '../kernel/shape.ts'

export const certainties = ['certain', 'probable', 'possible', 'cannot_tell'] as const

/** The specialist's answer. The smallest one is a sentence to the GP and a diagnosis, or that none can be told. */
export const answer = z
  .strictObject({
    description: prose(5000).default(''),
    diagnosis: z
      .strictObject({ text: prose(500).default(''), code: prose(20).default('') })
      .default({ text: '', code: '' }),
    certainty: z.enum(certainties),
    textToGp: prose(10_000).refine((text) => text.trim() !== '', 'Please write a sentence'),
    textToPatient: prose(10_000).default(''),
  })
  .refine(({ diagnosis, certainty }) => certainty === 'cannot_tell' || diagnosis.text.trim() !== '', {
    path: ['diagnosis', 'text'],
    message: 'Name a diagnosis, or choose “cannot tell”',
  })
export type Answer = z.infer<typeof answer>
