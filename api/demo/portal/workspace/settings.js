import { get, lists, set } from './host.js'
import { $, fill, make, word } from './page.js'

// The portal's settings page: its own settings and those of its extensions, each as its schema says.

function field([name, { type, description, default: usual, enum: choices, minimum, maximum }]) {
  const value = get(name) ?? usual
  const isNumber = type === 'number' || type === 'integer'
  const kind = type === 'boolean' ? 'checkbox' : isNumber ? 'number' : 'text'
  const control = choices
    ? make('select', {}, ...choices.map((one) => make('option', { selected: one === value }, one)))
    : make('input', { type: kind, min: minimum ?? '', max: maximum ?? '', value, checked: value === true })
  const read = () => (type === 'boolean' ? control.checked : isNumber ? Number(control.value) : control.value)
  Object.assign(control, { name, onchange: () => set(name, read()) })
  const words = make('span', {}, description)
  return make('label', { className: kind }, ...(type === 'boolean' ? [control, words] : [words, control]))
}

export function drawSettings() {
  const properties = {
    'portal.language': { type: 'string', default: 'nb', enum: ['nb', 'en'], description: word('language') },
    'portal.keepsKeys': { type: 'boolean', default: true, description: word('keepsKeys') },
  }
  const groups = [{ title: word('portal'), properties }, ...lists.settings.values()]
  fill($('groups'), groups, () =>
    groups.map((one) =>
      make('fieldset', {}, make('legend', {}, one.title), ...Object.entries(one.properties).map(field)),
    ),
  )
  // An extension may have set one itself.
  for (const box of $('groups').querySelectorAll('input[type=checkbox]')) box.checked = get(box.name) ?? box.checked
}
