import type OpenSeadragon from 'openseadragon'

export type Library = typeof OpenSeadragon

let library: Promise<Library> | undefined

/** Loads OpenSeadragon when the first photograph is shown. Rejects when it did not arrive; the next call tries again. */
export function loadLibrary(): Promise<Library> {
  library ??= import('openseadragon').then(
    (module) => module.default,
    (cause) => {
      library = undefined
      throw cause
    },
  )
  return library
}

/**
 * trap: the constructor puts a `<style>` into the head, which a strict style-src refuses and reports. It looks whether it
 * did so before, and an element of that name without a namespace passes for it and styles nothing.
 */
export function withoutStyle<Made>(make: () => Made): Made {
  const stand = document.createElementNS(null, 'style')
  stand.setAttribute('data-openseadragon-mobile-css', 'true')
  document.head.append(stand)
  try {
    return make()
  } finally {
    stand.remove()
  }
}

/** trap: `open()` and `destroy()` empty this element by innerHTML, which Trusted Types refuse. Here it empties without. */
export function emptyWithoutMarkup(viewer: OpenSeadragon.Viewer): void {
  const { overlaysContainer } = viewer as OpenSeadragon.Viewer & { overlaysContainer: HTMLElement }
  Object.defineProperty(overlaysContainer, 'innerHTML', {
    get: () => '',
    set: () => overlaysContainer.replaceChildren(),
  })
}

/** The small picture of the whole takes no tiles of those that `isUnneeded` tells: trap: it would fetch each of them once more. */
export function spareOverview(
  { navigator }: OpenSeadragon.Viewer,
  isUnneeded: (source: OpenSeadragon.TileSource) => boolean,
): void {
  const add = navigator.addTiledImage.bind(navigator)
  navigator.addTiledImage = (options) => {
    if (!isUnneeded(options.tileSource as OpenSeadragon.TileSource)) add(options)
  }
}

/** trap: to fade controls it begins timers that outlive it, also where there are no controls; the overview takes no option for that. */
export function fadeNothing(viewer: OpenSeadragon.Viewer): void {
  Object.assign(viewer, { autoHideControls: false })
}
