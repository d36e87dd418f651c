import { frameMs, inBrowser } from './in-browser.ts'
import { type Line, ms, quantile } from './report.ts'

/** What runs in the browser. Its own times, because messages to it and back take longer than what is measured. */
const script = `
  import { LysQuickPick } from './quick-pick/quick-pick.ts'
  import { define } from './shared/define.ts'
  import { Registries } from './workbench/registries.ts'

  define(LysQuickPick)
  const words = ['turn', 'open', 'close', 'case', 'photograph', 'list', 'reply', 'send', 'next', 'burn', 'wound', 'scale']
  const labelOf = (n) => [n, n * 7, n * 13].map((at) => words[at % words.length]).join(' ') + ' ' + n

  globalThis.measurePalette = async () => {
    const element = document.createElement('lys-quick-pick')
    document.body.append(element)
    const items = Array.from({ length: 1_000 }, (_, n) => ({ id: 'pack.command' + n, label: labelOf(n), key: n % 3 ? undefined : 'Ctrl+K ' + n }))
    void element.pick({ title: 'Command', items })
    await element.updateComplete
    const took = []
    for (const typed of ['turn open', 'photo 9', 'xyzzy', 'burn woun', 'repyl'])
      for (let round = 0; round < 6; round++)
        for (let end = 1; end <= typed.length; end++) {
          const field = element.shadowRoot.querySelector('input')
          field.value = typed.slice(0, end)
          const began = performance.now()
          field.dispatchEvent(new InputEvent('input', { bubbles: true }))
          await element.updateComplete
          took.push(performance.now() - began)
        }
    element.remove()
    return took
  }

  globalThis.measureKeys = () => {
    const host = new EventTarget()
    const { commands, keybindings } = new Registries(host)
    let ran = 0
    commands.register({ id: 'one', title: () => 'one', run: () => ran++ })
    const letters = [...'abcdefghijklmnopqrstuvwxy']
    for (let n = 0; n < 500; n++) {
      const held = ['', 'Ctrl+', 'Alt+', 'Shift+', 'Ctrl+Shift+'][Math.floor(n / 25) % 5]
      keybindings.register({ key: held + letters[n % 25], command: 'one', when: 'config.keys' + n + ' || caseOpen == false' }, n % 2 ? 'pack' : 'core')
    }
    const took = []
    for (let n = 0; n < 20_000; n++) {
      const event = new KeyboardEvent('keydown', { key: letters[n % 25], ctrlKey: n % 2 === 0, cancelable: true })
      const began = performance.now()
      host.dispatchEvent(event)
      took.push(performance.now() - began)
    }
    return { took, ran }
  }
`

/** What a press costs: a key among five hundred, a letter typed into the palette over a thousand commands. */
export async function measureKeyboard(): Promise<Line[]> {
  return inBrowser(script, async (page) => {
    const palette = (await page.evaluate('measurePalette()')) as number[]
    const { took, ran } = (await page.evaluate('measureKeys()')) as { took: number[]; ran: number }
    const [letter, press] = [quantile(palette, 0.99), took.reduce((sum, one) => sum + one, 0) / took.length]
    return [
      {
        what: 'palette over 1,000 commands, a letter, p50 / p99',
        measured: `${ms(quantile(palette, 0.5))} / ${ms(letter)}`,
        limit: `≤ ${frameMs} ms`,
        holds: letter <= frameMs,
      },
      {
        what: `a key among 500 bindings with conditions, mean of ${took.length}`,
        measured: `${(press * 1000).toFixed(1)} µs`,
        limit: '≤ 100 µs',
        holds: press <= 0.1 && ran === took.length,
      },
    ]
  })
}
