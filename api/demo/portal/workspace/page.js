import { get } from './host.js'

/** What the portal's server knows of this page. */
export const about = JSON.parse(document.getElementById('about').textContent)
document.documentElement.lang = get('portal.language') ?? document.documentElement.lang

export const $ = (id) => document.getElementById(id)
export const word = (name) => about.words[document.documentElement.lang][name]

export function make(tag, facts, ...children) {
  const made = Object.assign(document.createElement(tag), facts)
  made.append(...children)
  return made
}

/** Fills a part anew if it is another one now: what stays the same keeps the focus. */
export function fill(part, facts, children) {
  const now = JSON.stringify([document.documentElement.lang, facts])
  if (part.drawn !== now) part.replaceChildren(...children())
  part.drawn = now
}
