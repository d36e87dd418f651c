import { html, LitElement } from 'lit'
import { base, controls } from './controls.styles.ts'
import { define } from './define.ts'
import { icons } from './icons.ts'

/** A frame that has our styles and nothing else, to show plain HTML in. */
class ControlsDemo extends LitElement {
  static readonly tag = 'lys-controls-demo'
  static override styles = [base, controls]
  static override properties = { content: { attribute: false } }
  declare content: unknown
  protected override render = () => this.content
}

define(ControlsDemo)

const shown = (content: unknown) => html`<lys-controls-demo .content=${content}></lys-controls-demo>`

export const title = 'Controls'

export const demos = {
  Text: () =>
    shown(html`
      <div class="stack">
        <h1>Lesion on the left calf</h1>
        <h2>The question</h2>
        <p class="large">Has grown over three months. Excise here, or refer?</p>
        <p>Ordinary text with <a href="#text">a link</a>, <strong>something strong</strong> and a key <kbd>F1</kbd>.</p>
        <p class="small muted">Small and muted: 3 images, 2 earlier cases.</p>
        <dl class="pairs">
          <dt>Duration</dt><dd>Three months</dd>
          <dt>Site</dt><dd>Left calf, back</dd>
        </dl>
      </div>`),
  Buttons: () =>
    shown(html`
      <div class="stack">
        <div class="row">
          <button class="primary" type="button">Send</button>
          <button type="button">Preview</button>
          <button class="quiet" type="button">Later</button>
          <button class="danger" type="button">Withdraw</button>
          <button class="link" type="button">Show all</button>
        </div>
        <div class="row">
          <button class="primary" type="button" disabled>Send</button>
          <button type="button" disabled>Preview</button>
          <button type="button" aria-pressed="true">Chosen</button>
          <button class="quiet icon" type="button" aria-label="Fit">${icons.fit}</button>
          <button class="quiet icon" type="button" aria-label="Zoom in">${icons.zoomIn}</button>
        </div>
      </div>`),
  Fields: () =>
    shown(html`
      <form class="stack">
        <div class="field">
          <label for="site">Site</label>
          <input id="site" autocomplete="off" aria-describedby="site-hint" placeholder="Left calf">
          <p class="hint" id="site-hint">As you would write it in the record.</p>
        </div>
        <div class="field">
          <label for="size">Size in millimetres</label>
          <input id="size" inputmode="decimal" value="abc" aria-invalid="true" aria-describedby="size-error">
          <p class="error" id="size-error">Write a number, for example 7.</p>
        </div>
        <div class="field">
          <label for="unit">Unit</label>
          <select id="unit"><option>Dermatology</option><option>Ear, nose, throat</option></select>
        </div>
        <div class="field"><label for="question">Question</label><textarea id="question"></textarea></div>
        <fieldset>
          <legend>Change</legend>
          <label><input type="checkbox" checked> Size</label>
          <label><input type="checkbox"> Colour</label>
        </fieldset>
        <fieldset>
          <legend>Urgency</legend>
          <label><input type="radio" name="urgency" checked> Routine</label>
          <label><input type="radio" name="urgency"> Urgent</label>
        </fieldset>
      </form>`),
  Messages: () =>
    shown(html`
      <div class="stack">
        <p class="notice" role="status">Two images are being prepared.</p>
        <p class="notice ok">The reply was sent.</p>
        <p class="notice warning">Image 2 is out of focus: ask for a new one.</p>
        <p class="notice danger" role="alert">The connection was lost. What you wrote is kept.</p>
        <progress aria-label="Being prepared" value="0.4"></progress>
      </div>`),
  Table: () =>
    shown(html`
      <div class="scroll" tabindex="0" role="region" aria-label="Offices">
        <table>
          <caption>Offices</caption>
          <thead><tr><th>Office</th><th>Stage</th><th class="number">Cases</th><th class="number">Reply wait, days</th></tr></thead>
          <tbody>
            <tr><td>Northern office</td><td>In use</td><td class="number">112</td><td class="number">2.5</td></tr>
            <tr aria-selected="true"><td>Harbour office</td><td>Silent</td><td class="number">9</td><td class="number">4.0</td></tr>
            <tr><td>Valley office</td><td>Started</td><td class="number">1</td><td class="number">1.0</td></tr>
          </tbody>
        </table>
      </div>`),
}
