import { lists } from './host.js'
import { $, make } from './page.js'

// The portal's command bar: its own commands and those of its extensions, with their keys.
let own = () => []
let found = []
let chosen = 0

const text = ({ id, about }) => JSON.stringify([id, about]).toLowerCase()
const keysOf = (id) =>
  [...lists.keys.values()].filter(({ command }) => command === id).map(({ key }) => make('kbd', {}, key))

export function drawBar() {
  const brought = [...lists.commands.values()].filter(({ about }) => about.inPalette && about.enabled)
  const typed = $('typed').value.toLowerCase().split(' ')
  found = [...own(), ...brought].filter((row) => typed.every((part) => text(row).includes(part)))
  chosen = Math.max(0, Math.min(chosen, found.length - 1))
  const rows = found.map(({ id = '', about: { category, title } }, at) => {
    const words = make('span', {}, category ? `${category}: ${title}` : title)
    const facts = { id: `row-${at}`, role: 'option', ariaSelected: String(at === chosen), onclick: () => run(at) }
    return make('li', facts, words, ...keysOf(id))
  })
  $('rows').replaceChildren(...rows)
  rows[chosen]?.scrollIntoView({ block: 'nearest' })
  $('typed').setAttribute('aria-activedescendant', `row-${chosen}`)
}

function run(at) {
  // First the bar gives the focus back, then the command may take it somewhere.
  $('bar').close()
  void found[at]?.run()
}

export function openBar() {
  if ($('bar').open) return
  $('typed').value = ''
  chosen = 0
  $('bar').showModal()
  drawBar()
}

/** Begins to hear. `portals` gives the portal's own commands as they are now. */
export function beginBar(portals) {
  own = portals
  $('open-bar').onclick = openBar
  $('typed').oninput = () => {
    chosen = 0
    drawBar()
  }
  $('typed').onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') run(chosen)
    if (!step) return
    event.preventDefault()
    chosen = (chosen + step + found.length) % found.length
    drawBar()
  }
}
