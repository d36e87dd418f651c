import { render } from 'lit'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { DemoModule } from '../../web-components/gallery/demo.ts'
import { demoModules } from '../../web-components/gallery/demos.ts'

let place: HTMLElement
let portal: HTMLStyleElement

beforeAll(() => page.viewport(1280, 800))
afterEach(() => {
  portal.remove()
  place.remove()
  localStorage.clear()
})

/** What portals have written over twenty years, at its worst. */
const css = `
  html { font-size: 62.5%; }
  body { line-height: 2.6; letter-spacing: 0.3em; word-spacing: 1em; text-transform: uppercase; text-indent: 3em; }
  body { text-align: center; font: italic bold small-caps 30px/3 serif; color: red; white-space: pre; word-break: break-all; }
  body { text-shadow: 2px 2px red; hyphens: auto; font-variant-numeric: oldstyle-nums; }
  * { box-sizing: content-box; letter-spacing: 3px; line-height: 3; color: fuchsia; font-family: cursive; text-align: right; }
  * { text-transform: uppercase !important; white-space: nowrap !important; box-sizing: content-box !important; }
  button, input, select, textarea { all: unset !important; }
  p, h1, h2, h3, ul, ol, li, dl, dd { margin: 40px !important; padding: 40px !important; }
  section, header, footer, form, label { display: inline !important; float: left !important; }
  :focus { outline: none !important; }
  dialog, [hidden] { display: block !important; }
`

/** How each part looks and where it stands, by its place in the tree. */
function looks(root: ParentNode, path = ''): string[] {
  return [...root.children].flatMap((element, index) => {
    const at = `${path}/${element.localName}${index}`
    const { left, top, width, height } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const box = [left, top, width, height].map(Math.round).join(' ')
    const text = [style.font, style.color, style.letterSpacing, style.textTransform, style.textAlign, style.whiteSpace]
    const own = path === '' && element.shadowRoot === null ? [] : [`${at}: ${box} ${text.join(' ')}`]
    return [...own, ...looks(element, at), ...(element.shadowRoot ? looks(element.shadowRoot, `${at}#`) : [])]
  })
}

/** What comes later comes by itself: it has come once nothing has changed for half a second. */
async function settles(): Promise<void> {
  let before = ''
  for (let [turn, still] = [0, 0]; turn < 150 && still < 8; turn++) {
    await new Promise((done) => setTimeout(done, 60))
    const now = looks(place).join()
    still = now === before ? still + 1 : 0
    before = now
  }
}

const shown: readonly (readonly [module: string, demo: string])[] = [
  ['workbench/workbench', 'A morning’s cases'],
  ['workbench/workbench', 'A case on the table'],
  ['worklist/worklist', 'A busy morning'],
  ['viewer/viewer', 'A photograph'],
  ['reply-form/reply-form', 'A new case'],
  ['walkthrough/walkthrough', 'A specialist’s first day'],
  ['letter/letter', ''],
  ['referral-form/referral-form', ''],
]

test.for(shown)('a portal’s own style changes nothing of %s: %s', { timeout: 30_000 }, async ([name, wanted]) => {
  const { demos }: DemoModule = await demoModules[name]!()
  place = document.createElement('div')
  place.style.cssText = 'all: initial; position: fixed; inset: 0; overflow: hidden; display: block'
  // What stands between the portal and the element inherits from the portal.
  const inner = document.createElement('div')
  inner.style.cssText = 'display: block; margin: 0; padding: 0; inline-size: 100%; block-size: 100%'
  place.append(inner)
  document.body.append(place)
  portal = document.createElement('style')
  render(await (demos[wanted] ?? Object.values(demos)[0]!)(), inner)
  await settles()
  const before = looks(inner)
  expect(before.length).toBeGreaterThan(10)

  place.style.removeProperty('all')
  place.style.cssText = 'position: fixed; inset: 0; overflow: hidden; display: block'
  portal.textContent = css
  document.head.append(portal)
  await settles()
  const after = looks(inner)
  expect(after.filter((one) => !before.includes(one)).slice(0, 12)).toEqual([])
  render(null, inner)
})
