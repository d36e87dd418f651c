import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import text from '../tokens.css?inline'
import { base, controls } from './controls.styles.ts'
import { define } from './define.ts'

/** Every token as tokens.css declares it first, so that none can be forgotten here. */
const tokens: ReadonlyMap<string, string> = new Map(
  [...text.matchAll(/(--lys-[\w-]+):\s*([^;]+);/g)].reverse().map(([, name, value]) => [name!, value!.trim()]),
)
const named = (of: (name: string, value: string) => boolean) =>
  [...tokens].filter(([name, value]) => of(name, value)).reverse()

const colours = named((_, value) => value.includes('#'))
const sizes = named((name) => /-(space|control|radius|hairline)/.test(name))
const type = named((name) => /-font-size/.test(name))
const others = named(
  (name, value) => !value.includes('#') && !/-(space|control|radius|hairline|font-size|line-height)/.test(name),
)

/** Sets custom properties where a style attribute would be forbidden. */
const properties = (values: Readonly<Record<string, string>>) =>
  ref((element) => {
    for (const [name, value] of Object.entries(values))
      (element as HTMLElement | undefined)?.style.setProperty(name, value)
  })

class TokensDemo extends LitElement {
  static readonly tag = 'lys-tokens-demo'
  static override properties = { content: { attribute: false } }
  static override styles = [
    base,
    controls,
    css`
      .themes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
        gap: var(--lys-space-4);
      }
      .theme {
        padding: var(--lys-space-3);
        background: var(--lys-surface);
        color: var(--lys-text);
      }
      ul {
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 48px minmax(0, 1fr);
        gap: 0 var(--lys-space-3);
        align-items: center;
        padding-block: 2px;
        overflow-wrap: anywhere;
      }
      .swatch {
        block-size: 28px;
        border: var(--lys-hairline) solid var(--lys-line-control);
        background: var(--shown);
      }
      .bar {
        inline-size: var(--shown);
        block-size: 16px;
        background: var(--lys-accent);
      }
      .sample {
        grid-column: 1 / -1;
        font-size: var(--shown);
        line-height: 1.4;
      }
    `,
  ]
  declare content: unknown
  protected override render = () => this.content
}
define(TokensDemo)

const shown = (content: unknown) => html`<lys-tokens-demo .content=${content}></lys-tokens-demo>`

/** The value as the theme reads it: `light-dark(a, b)` is a by day and b by night. */
function inTheme(value: string, theme: 'light' | 'dark'): string {
  const both = /^light-dark\((.+),\s*(.+)\)$/.exec(value)
  return both ? both[theme === 'light' ? 1 : 2]! : value
}

const row = (face: unknown, name: string, value: string): TemplateResult =>
  html`<li>${face}<span><code>${name}</code> <span class="muted small">${value}</span></span></li>`

const theme = (which: 'light' | 'dark') => html`<section class="theme" data-theme=${which}>
  <h2>${which === 'light' ? 'Light' : 'Dark'}</h2>
  <ul role="list">
    ${colours.map(([name, value]) =>
      row(html`<span class="swatch" ${properties({ '--shown': `var(${name})` })}></span>`, name, inTheme(value, which)),
    )}
  </ul>
</section>`

const parts = html`<div class="stack">
  <h2>Waiting cases</h2>
  <p>Ordinary text with <a href="#tokens">a link</a>.</p>
  <div class="field"><label for="site">Site</label><input id="site" autocomplete="off"></div>
  <div class="row">
    <button class="primary" type="button">Send</button> <button type="button">Preview</button>
    <button type="button" aria-pressed="true">Chosen</button>
  </div>
  <p class="notice warning">Two cases are due today.</p>
</div>`

/** What a hospital with a look of its own would set, on any ancestor. */
const hospital = {
  '--lys-font': 'Georgia, "Times New Roman", serif',
  '--lys-font-size': '16px',
  '--lys-line-height': '24px',
  '--lys-control': '40px',
  '--lys-radius': '20px',
  '--lys-surface': 'light-dark(#fffdf7, #1d1a14)',
  '--lys-surface-chosen': 'light-dark(#efe3f6, #3a2746)',
  '--lys-accent': 'light-dark(#5b2a7a, #d3aeec)',
  '--lys-accent-strong': 'light-dark(#43205a, #e6d0f5)',
  '--lys-on-accent': 'light-dark(#ffffff, #24122f)',
  '--lys-focus': 'light-dark(#5b2a7a, #d3aeec)',
}

export const title = 'Design language'
export const demos = {
  'Colours in light and dark': () => shown(html`<div class="themes">${theme('light')} ${theme('dark')}</div>`),
  'Spacing and sizes': () =>
    shown(
      html`<ul role="list">
        ${sizes.map(([name, value]) => row(html`<span class="bar" ${properties({ '--shown': `var(${name})` })}></span>`, name, value))}
      </ul>`,
    ),
  Type: () =>
    shown(html`
      <ul role="list">
        ${type.map(([name, value]) => {
          const height = tokens.get(name.replace('font-size', 'line-height')) ?? ''
          const sample = html`<span class="sample" ${properties({ '--shown': `var(${name})` })}>Has grown over three months. Excise here, or refer?</span>`
          return html`<li>${sample}</li>${row(nothing, name, `${value} / ${height}`)}`
        })}
        ${others.map(([name, value]) => row(nothing, name, value))}
      </ul>`),
  'As it comes': () => shown(parts),
  'In a host’s own tokens, set on an ancestor': () => html`<div ${properties(hospital)}>${shown(parts)}</div>`,
}
