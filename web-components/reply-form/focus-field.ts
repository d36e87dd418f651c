import type { ReactiveElement } from 'lit'

/** Focuses the first of these that is there; what is folded is opened for it. False when none is. */
export function focusField(root: ParentNode, ids: readonly string[], options?: FocusOptions): boolean {
  const found = ids.map((id) => root.querySelector<HTMLElement>(`#${id}`)).find((one) => one !== null)
  found?.closest('details')?.setAttribute('open', '')
  found?.focus(options)
  return found !== undefined
}

/** Focuses what is chosen of the outcomes, else the first. */
export function focusRadio(root: ParentNode, options?: FocusOptions): void {
  const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  const radio = radios.find((one) => one.checked) ?? radios[0]
  radio?.focus(options)
}

/**
 * Goes on to what is missing, or to Send where nothing is, with the diagnosis in sight: whoever sends has seen it. Only a
 * field that lies out of sight moves it away. `toMissing` says whether it went anywhere.
 */
export function besideDiagnosis(root: ParentNode, toMissing: (options: FocusOptions) => boolean): void {
  const goes = toMissing({ preventScroll: true }) || !focusField(root, ['send'], { preventScroll: true })
  for (const id of ['diagnosis', 'template']) root.querySelector(`#${id}`)?.scrollIntoView({ block: 'nearest' })
  if (goes) focused(root as ShadowRoot)?.scrollIntoView({ block: 'nearest' })
}

/**
 * Does what switches fields off for a while. A focus that got lost by it goes back to where it was, or to sending again where that is
 * gone. `work` says whether it was done: then something else is next.
 */
export async function bringFocusBack(root: ShadowRoot, work: () => Promise<boolean>): Promise<void> {
  const { activeElement: was } = root
  if ((await work()) || !was) return
  await (root.host as ReactiveElement).updateComplete
  if (document.activeElement !== document.body) return
  if (was.isConnected) (was as HTMLElement).focus()
  else focusField(root, ['send-again', 'send'])
}

/** What has the focus, also inside another element. */
function focused({ activeElement }: DocumentOrShadowRoot): Element | null {
  return activeElement?.shadowRoot ? focused(activeElement.shadowRoot) : activeElement
}
