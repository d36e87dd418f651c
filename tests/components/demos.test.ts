/// <reference types="vite/client" />
import axe from 'axe-core'
import { render } from 'lit'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { DemoModule } from '../../web-components/gallery/demo.ts'
import { demoModules } from '../../web-components/gallery/demos.ts'
import '../../web-components/page.css'
import { type Language, setLanguage } from '../../web-components/shared/i18n.ts'

const found = import.meta.glob<DemoModule>('../../web-components/**/*.demo.ts', { eager: true })
const modules = Object.entries(found).map(
  ([path, module]) => [path.replace(/^.*web-components\/|\.demo\.ts$/g, ''), module] as const,
)

const looks: readonly { theme: 'light' | 'dark'; language: Language }[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'nb' },
]

let main: HTMLElement

beforeAll(() => {
  main = document.createElement('main')
  document.body.append(main)
})

afterEach(async () => {
  render(null, main)
  delete document.documentElement.dataset.theme
  document.documentElement.dir = ''
  await setLanguage('en')
})

test('every demo stands in the gallery', () => {
  expect(Object.keys(demoModules).sort()).toEqual(modules.map(([id]) => id).sort())
})

const all = modules.flatMap(([id, { demos }]) =>
  Object.entries(demos).map(([name, demo]) => ({ name: `${id}: ${name}`, demo })),
)
type Demo = DemoModule['demos'][string]

describe('can be used by everybody, in either theme and language', () => {
  beforeAll(() => page.viewport(1024, 768))
  // axe looks at every node with every rule: on a busy machine that takes its time.
  test.for(all)('$name', { timeout: 60_000 }, async ({ demo }) => {
    for (const [turn, { theme, language }] of looks.entries()) {
      document.documentElement.dataset.theme = theme
      document.documentElement.lang = language
      await setLanguage(language)
      await (turn === 0 ? show(demo) : drawn(main))
      expect(await violations(theme === 'dark'), `${theme}, ${language}`).toEqual([])
    }
  })
})

describe('can be used in nynorsk and Northern Sami, of which only the words of the interface are translated', () => {
  beforeAll(() => page.viewport(1024, 768))
  const few =
    /^(pages\/page-parts|referral-form\/referral-form|reply-form\/reply-form|worklist\/worklist|desk\/desk|letter\/letter): /
  const chosen = all.filter(({ name }) => few.test(name))
  test('all of these screens are there', () => {
    expect(new Set(chosen.map(({ name }) => name.split(':')[0])).size).toBe(6)
  })
  test.for(chosen)('$name', { timeout: 60_000 }, async ({ demo }) => {
    for (const language of ['nn', 'se'] as const) {
      document.documentElement.lang = language
      await setLanguage(language)
      await (language === 'nn' ? show(demo) : drawn(main))
      expect(await violations(language === 'se'), language).toEqual([])
    }
  })
})

describe('fits in 320 pixels, in either direction', () => {
  beforeAll(() => page.viewport(320, 640))
  test.for(all)('$name', async ({ demo }) => {
    for (const direction of ['ltr', 'rtl']) {
      document.documentElement.dir = direction
      await show(demo)
      expect(tooWide(), direction).toEqual([])
    }
  })
})

async function show(demo: Demo): Promise<void> {
  render(await demo(), main)
  for (let turn = 0; turn < 3; turn++) await drawn(main)
  // An element that will never be done says so longer than anybody waits.
  const late = performance.now() + 700
  while (everything(main).some((element) => element.ariaBusy === 'true') && performance.now() < late) await drawn(main)
}

/** Until every element has drawn itself. */
async function drawn(root: ParentNode): Promise<void> {
  await Promise.all(
    everything(root).map((element) => (element as { updateComplete?: Promise<unknown> }).updateComplete),
  )
  await new Promise((done) => requestAnimationFrame(done))
}

/** Elements with those in shadow roots. */
function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ])
}

/** What another theme or another language can break; structure is the same in both. */
const ofLooks = [
  'color-contrast',
  'button-name',
  'link-name',
  'label',
  'label-content-name-mismatch',
  'image-alt',
  'html-has-lang',
  'valid-lang',
]

async function violations(onlyLooks: boolean): Promise<string[]> {
  // A demo is a part of a page: what a page as a whole must have is asked of the pages.
  const rules = {
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'landmark-one-main': { enabled: false },
  }
  const { violations } = await axe.run(main, {
    ...(onlyLooks ? { runOnly: ofLooks } : { rules }),
    resultTypes: ['violations'],
    preload: false,
  })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)} ${node.any.map((one) => one.message).join(' ')}`,
    ),
  )
}

/** What sticks out of the window, named; what scrolls inside itself does not count. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const out = everything(main).filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    return right > clientWidth + 0.5 || left < -0.5
  })
  return [
    `${scrollWidth} pixels wide`,
    ...out.slice(0, 6).map((element) => `${element.localName}.${element.className}`),
  ]
}
