import { activate, deactivate } from 'lysbord'
import { beginBar, drawBar, openBar } from './bar.js'
import { get, hears, host, lists, portalKeys, set, tell } from './host.js'
import { $, about, fill, make, word } from './page.js'
import { drawSettings } from './settings.js'

// The portal's pages and its navigation. Nothing here is about Lysbord but that it is connected, and where it is.
let shown = 'home'
let lysbord
const isConnected = () => get('portal.connected') !== false
async function connect() {
  set('portal.connected', true)
  lysbord = await activate(host, about.lysbord)
}
async function disconnect() {
  const unsent = (await lysbord?.unsent()) ?? 0
  if (unsent > 0 && !confirm(word('lose'))) return
  set('portal.connected', false)
  await deactivate()
}

/** Shows a page. A view is put there once, and stays while another page is shown. */
function show(id) {
  const view = lists.views.get(id)
  if (view && !$(id)) {
    const place = make('div', { className: 'place' })
    $('pages').append(make('section', { id }, make('header', {}, make('h1', {}), make('menu', {})), place))
    view.mount(place)
  }
  shown = id
  draw()
}

function draw() {
  for (const page of [...$('pages').children])
    if (!page.classList.contains('own') && !lists.views.has(page.id)) page.remove()
  if (!$(shown)) shown = 'home'
  for (const page of $('pages').children) page.hidden = page.id !== shown
  const views = [...lists.views.values()].map(({ id, container }) => [id, container.title])
  const pages = [['home', word('home')], ...views, ['settings', word('settings')]]
  fill($('nav'), pages, () => pages.map(([id, name]) => make('button', { value: id, onclick: () => show(id) }, name)))
  for (const button of $('nav').children) button.ariaCurrent = button.value === shown ? 'page' : null
  for (const view of lists.views.values()) if ($(view.id)) drawHead($(view.id), view)
  for (const one of document.querySelectorAll('[data-word]')) one.textContent = word(one.dataset.word)
  drawSettings()
  if ($('bar').open) drawBar()
}

/** The head of a view: its name, and what its extension put into `view/title`. */
function drawHead(page, { id, name }) {
  page.querySelector('h1').textContent = name
  const there = [...lists.menus.values()].filter(({ location, view }) => location === 'view/title' && view === id)
  const all = there.map(({ command }) => lists.commands.get(command)).filter(Boolean)
  const button = (one) => {
    const { title, enabled } = one.about
    return make('button', { disabled: !enabled, onclick: () => one.run() }, title)
  }
  fill(
    page.querySelector('menu'),
    all.map((one) => one.about),
    () => all.map(button),
  )
}

beginBar(() => [
  { about: { title: word('home') }, run: () => show('home') },
  { about: { title: word('settings') }, run: () => show('settings') },
  isConnected()
    ? { about: { title: word('disconnect') }, run: disconnect }
    : { about: { title: word('connect') }, run: connect },
])
let due = false
hears('changed')(() => {
  if (!due) queueMicrotask(() => draw((due = false)))
  due = true
})
hears('show')(show)
hears('message')((text) => $('message').replaceChildren(text))
hears('setting')((name) => {
  if (name !== 'portal.language') return
  document.documentElement.lang = get(name)
  tell('language', get(name))
})
document.addEventListener('keydown', (event) => {
  const held = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const deed = portalKeys[held + event.key.toUpperCase()]
  // Whoever was nearer may have had a use for it.
  if (!deed || event.defaultPrevented) return
  event.preventDefault()
  if (deed === 'bar') openBar()
  else show('settings')
})
$('open-patient').onsubmit = async (event) => {
  event.preventDefault()
  // The number goes to the portal's server, which signs it; an extension is told only that it is another one.
  await fetch('/sign-in', { method: 'POST', body: new URLSearchParams(new FormData(event.target)), redirect: 'manual' })
  tell('patient')
}
draw()
if (isConnected()) await connect()
