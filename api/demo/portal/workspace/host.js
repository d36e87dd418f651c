// What this portal offers its extensions, and all it takes: lists that its pages are drawn from, and what it tells.
// The portal's own pages, its bar and its settings page are in workspace.js.

/** What extensions have put here, by name. */
export const lists = {
  commands: new Map(),
  keys: new Map(),
  menus: new Map(),
  views: new Map(),
  settings: new Map(),
}

const heard = new EventTarget()
export const tell = (name, detail) => heard.dispatchEvent(new CustomEvent(name, { detail }))
/** Registering gives back its undoing, here and everywhere below. */
export const hears = (name) => (listener) => {
  const on = ({ detail }) => listener(detail)
  heard.addEventListener(name, on)
  return { dispose: () => heard.removeEventListener(name, on) }
}

function enters(list, name, item) {
  if (list.has(name)) throw new Error(`${name} is there already`)
  list.set(name, item)
  tell('changed')
  return {
    dispose: () => {
      if (list.get(name) === item && list.delete(name)) tell('changed')
    },
  }
}

/** What somebody set. A real portal keeps it with its user. */
const place = 'portal.settings'
const kept = new Map(JSON.parse(localStorage.getItem(place) ?? '[]'))
export const get = (name) => kept.get(name)
export function set(name, value) {
  if (value === undefined) kept.delete(name)
  else kept.set(name, value)
  localStorage.setItem(place, JSON.stringify([...kept]))
  tell('setting', name)
  tell('changed')
}

/** Keys that are the portal's own, as long as its user lets it keep them. */
export const portalKeys = { 'Ctrl+K': 'bar', 'Ctrl+,': 'settings' }

const json = { 'content-type': 'application/json' }

export const host = {
  authentication: {
    getToken: async (ask) => {
      const answer = await fetch('/lysbord-token', { method: 'POST', headers: json, body: JSON.stringify(ask) })
      return answer.json()
    },
    onDidChangeSessions: hears('session'),
  },
  cases: { onDidChangePatient: hears('patient') },
  commands: {
    registerCommand: (id, about, run) => enters(lists.commands, id, { id, about, run }),
    updateCommand: (id, about) => {
      lists.commands.get(id).about = about
      tell('changed')
    },
  },
  configuration: {
    register: (group) => enters(lists.settings, group.title, group),
    get,
    update: set,
    onDidChange: hears('setting'),
  },
  env: {
    get language() {
      return document.documentElement.lang
    },
    onDidChangeLanguage: hears('language'),
  },
  keybindings: {
    register: (binding) => enters(lists.keys, `${binding.command} ${binding.key}`, binding),
    owned: () => (get('portal.keepsKeys') === false ? [] : Object.keys(portalKeys)),
    onDidChangeOwned: (listener) => hears('setting')((name) => name === 'portal.keepsKeys' && listener()),
  },
  menus: {
    registerMenu: (location, item) => enters(lists.menus, `${location} ${item.command}`, { location, ...item }),
  },
  views: {
    registerView: (view, mount) => enters(lists.views, view.id, { ...view, mount }),
    updateView: (view) => {
      Object.assign(lists.views.get(view.id), view)
      tell('changed')
    },
    show: (id) => tell('show', id),
  },
  window: {
    showMessage: (_severity, text) => tell('message', text),
  },
}
