import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import type { UseConditionToDefine } from '../shared/research-types.ts'

/** A condition beside the usual three, or instead of them: there or not, or graded by three anchors. */
export function conditionForm(
  fields: Readonly<Record<string, string>>,
  define: (code: string, condition: UseConditionToDefine, form: HTMLFormElement) => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const data = new FormData(form)
    define(String(data.get('code')).toUpperCase(), readCondition(data), form)
  }
  const error = (path: string) => (fields[path] ? html`<span class="error">${fields[path]}</span>` : nothing)
  const anchor = (name: string, words: string) =>
    html`<label class="field">${words}<input type="number" step="any" name=${name}></label>`
  return html`<details ?open=${'#param/code' in fields || '/anchors' in fields}>
    <summary>${msg('Define another condition')}</summary>
    <form class="stack" @submit=${submit}>
      <div class="two">
        <label class="field">${msg('Short name, in capital letters')}<input name="code" required maxlength="16" pattern="[A-Za-z][A-Za-z0-9_]*" autocomplete="off">${error('#param/code')}</label>
      </div>
      <div class="two">
        <label class="field">${msg('In English')}<input name="en" required maxlength="120">${error('/name/en')}</label>
        <label class="field">${msg('In Norwegian')}<input name="nb" required maxlength="120">${error('/name/nb')}</label>
      </div>
      <fieldset><legend>${msg('Where it is measured and not only there or lacking')}</legend>
        <div class="two">${anchor('out', msg('Lacking altogether at'))}${anchor('crossover', msg('Half at'))}${anchor('in', msg('There altogether at'))}</div>
        <p class="hint">${msg('Leave all three empty where it is there or lacking. They rise, and never change afterwards.')}</p>${error('/anchors')}
      </fieldset>
      <p><button>${msg('Define it for good')}</button></p>
    </form></details>`
}

function readCondition(data: FormData): UseConditionToDefine {
  const [out, crossover, full] = ['out', 'crossover', 'in'].map((name) => String(data.get(name) ?? ''))
  const isGraded = [out, crossover, full].some((word) => word !== '')
  return {
    name: { en: String(data.get('en')), nb: String(data.get('nb')) },
    anchors: isGraded ? { out: Number(out), crossover: Number(crossover), in: Number(full), k: 3 } : null,
  }
}
