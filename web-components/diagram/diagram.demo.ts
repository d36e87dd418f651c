import { html } from 'lit'
import type { Diagram } from '../client.ts'
import { define } from '../shared/define.ts'
import type { RegionChooseEvent } from './diagram.events.ts'
import { LysDiagram } from './diagram.ts'

define(LysDiagram)

export const title = 'Diagram'

export const sites = new Map(
  Object.entries({
    scalp: 'Scalp',
    face: 'Face',
    outer_ear: 'Outer ear',
    neck: 'Neck',
    chest: 'Chest',
    abdomen: 'Abdomen',
    back: 'Back',
    buttock: 'Buttock',
    genital: 'Genitals',
    arm: 'Arm',
    hand: 'Hand',
    leg: 'Leg',
    foot: 'Foot',
  }),
)
export const sides = { side: new Map(Object.entries({ left: 'Left', right: 'Right', midline: 'Midline' })) }

/** A drawing of a pack: one page, two regions. */
export const window: Diagram = {
  id: 'window',
  title: { en: 'A window', nb: 'Et vindu' },
  pages: [
    {
      id: 'front',
      label: { en: 'From the front', nb: 'Forfra' },
      width: 200,
      height: 160,
      outline: ['M10 10H190V150H10Z', 'M100 10V150'],
      regions: [
        { code: 'hinged', path: 'M10 10H100V150H10Z' },
        { code: 'fixed', path: 'M100 10H190V150H100Z' },
      ],
    },
  ],
}

const follow = ({ currentTarget, code, also, point }: RegionChooseEvent) =>
  Object.assign(currentTarget as LysDiagram, { chosen: code, answers: also, point })

export const demos = {
  'The body': () =>
    html`<lys-diagram label="Where on the body" .words=${sites} .alsoWords=${sides} @lys-region-choose=${follow}></lys-diagram>`,
  'A place chosen': () => html`<lys-diagram label="Where on the body" .words=${sites} .alsoWords=${sides} chosen="leg"
    .answers=${{ side: 'left' }} point="front:655,810" @lys-region-choose=${follow}></lys-diagram>`,
  'What a pack draws': () => html`<lys-diagram label="Which pane" .diagram=${window}
    .words=${new Map([['hinged', 'Hinged pane']])} @lys-region-choose=${follow}></lys-diagram>`,
  'To look at': () => html`<lys-diagram readonly label="The place" .words=${sites} .alsoWords=${sides} chosen="leg"
    .answers=${{ side: 'left' }} point="front:655,810"></lys-diagram>`,
}
