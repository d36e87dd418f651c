import { html, nothing, type TemplateResult } from 'lit'
import type { Answer, Ask, Diagram } from '../client.ts'
import type { RegionChooseEvent } from '../diagram/diagram.events.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { type Choice, type Contradiction, type Drawn, pointBeside } from './drawn-answers.ts'

type Answers = Readonly<Record<string, Answer>>

interface DrawingView {
  readonly asks: readonly Ask[]
  readonly answers: Answers
  readonly diagrams: readonly Diagram[]
  readonly off: boolean
  readonly problem: string | undefined
  readonly contradiction: Contradiction | undefined
  readonly ontap: (event: RegionChooseEvent) => void
  readonly onclear: (id: string) => void
  readonly onsolve: () => void
}

/** The drawing over the choices; what is tapped there and what is chosen below are one answer. */
export function drawing(ask: Drawn, view: DrawingView): TemplateResult {
  const { asks, answers, contradiction } = view
  const place = ask.type === 'point' ? ask : pointBeside(ask, asks)
  const point = place && answers[place.id]
  return html`
    <div class="drawing" data-path=${place && place !== ask ? `/answers/${place.id}` : nothing} tabindex="-1">
      <lys-diagram .of=${{ ask, asks, diagrams: view.diagrams }} .answers=${answers} ?disabled=${view.off}
        @lys-region-choose=${view.ontap}></lys-diagram>
      ${point ? html`<p class="small">${msg('The place is marked.')} <button type="button" class="link" @click=${() => view.onclear(place.id)}>${msg('Remove the mark')}</button></p>` : nothing}
      ${place && place !== ask && view.problem ? html`<p class="error">${view.problem}</p>` : nothing}
      ${contradiction ? contradicts(contradiction, answers, view.onsolve) : nothing}
    </div>`
}

const wordsOf = ({ choices }: Choice): ReadonlyMap<string, string> =>
  new Map(choices.map(({ code, label }) => [code, label[language()]]))

function contradicts({ ask, code }: Contradiction, answers: Answers, solve: () => void): TemplateResult {
  const words = wordsOf(ask)
  const [label, tapped, told] = [
    ask.label[language()],
    words.get(code) ?? code,
    words.get(String(answers[ask.id])) ?? '',
  ]
  return html`
    <div class="notice warning" role="alert">
      <p>${msg(str`On the drawing you tapped “${tapped}”, but “${label}” is answered with “${told}”.`)}</p>
      <button type="button" @click=${solve}>${msg(str`Change it to “${tapped}”`)}</button>
    </div>`
}
