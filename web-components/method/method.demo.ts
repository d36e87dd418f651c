import { html } from 'lit'
import { ClientProblem, type Method } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysMethod } from './method.ts'

define(LysMethod)

export const title = 'Method'

const both = (en: string, nb: string) => ({ en, nb })
const sample: Method = {
  figures: [
    {
      code: 'k80',
      indicator: null,
      name: both('Offices that send four fifths', 'Kontorer som sender fire femdeler'),
      definition: both(
        'The smallest number of offices that sent at least 80 per cent.',
        'Det minste antallet kontorer som sendte minst 80 prosent.',
      ),
      plain: both('A small number means that much rests on few.', 'Et lite tall betyr at mye hviler på få.'),
      of: both('offices with a case', 'kontorer med en sak'),
      query: 'select office_id, sum(cases) from office_days group by office_id',
    },
  ],
  notYet: [
    {
      indicator: 'W13',
      name: both('Near misses', 'Nestenuhell'),
      needs: both('A way to report one.', 'En måte å melde fra på.'),
    },
  ],
}

export const demos = {
  'Every figure in words': () => html`<lys-method .client=${{ readMethod: async () => sample }}></lys-method>`,
  'Without a connection': () =>
    html`<lys-method .client=${{ readMethod: () => Promise.reject(new ClientProblem({ code: 'offline' })) }}></lys-method>`,
}
