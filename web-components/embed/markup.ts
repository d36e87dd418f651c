/** An element with attributes and children, made without markup: a page's Trusted Types have nothing to object to. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export function button(label: string, deed: () => void, look = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, label)
  made.addEventListener('click', deed)
  return made
}

/** Asks a question that is answered with yes or no; leaving it is a no. */
export function dialog(
  root: ShadowRoot,
  { heading, text, yes, no }: { heading: string; text: string; yes: string; no: string },
): Promise<boolean> {
  return new Promise((resolve) => {
    const stay = button(no, () => asked.close(), 'primary')
    const go = button(yes, () => asked.close('yes'))
    const asked = element(
      'dialog',
      { class: 'ask', 'aria-label': heading },
      element('h2', {}, heading),
      element('p', {}, text),
      element('div', { class: 'buttons' }, go, stay),
    )
    asked.addEventListener('close', () => {
      asked.remove()
      resolve(asked.returnValue === 'yes')
    })
    root.append(asked)
    asked.showModal()
    stay.focus()
  })
}

/** Closes what lies above the page, here and in the elements within: an open dialog, a photograph on the whole screen. */
export function uncoverTop(root: ParentNode): void {
  for (const open of root.querySelectorAll('dialog[open]')) (open as HTMLDialogElement).close()
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot?.fullscreenElement) void document.exitFullscreen()
    if (shadowRoot) uncoverTop(shadowRoot)
  }
}
