import { html } from 'lit'
import { define } from '../shared/define.ts'
import { LysEmbed } from './embed.ts'

define(LysEmbed)

const refusing = async () => ({
  code: 'assertion.invalid',
  detail: 'The assertion needs another audience.',
  line: '"aud": "https://lysbord.hospital.example"',
})
const unknown = async () => ({ code: 'assertion.person-unknown', detail: 'Ask the coordinator.' })
const lost = () => Promise.reject(new Error('502 Bad Gateway'))

export const title = 'Embed'
export const demos = {
  'The assertion does not hold': () => html`<lys-embed portal="ptl_1" .getToken=${refusing}></lys-embed>`,
  'The person is not known': () => html`<lys-embed portal="ptl_1" .getToken=${unknown}></lys-embed>`,
  'The portal does not answer': () => html`<lys-embed portal="ptl_1" .getToken=${lost}></lys-embed>`,
  'No portal is named': () => html`<lys-embed .getToken=${refusing}></lys-embed>`,
}
