/** A file that a page loads, with its hash for `integrity`. */
export interface Asset {
  readonly href: string
  readonly integrity: string
}

/** A page's script, and what it will ask for at once: named in the page, the browser fetches all of it in one go. */
export interface Page extends Asset {
  readonly preload?: readonly Asset[]
  /** The hash of everything it may ever load, as an import map: what a script imports has no place for a hash of its own. */
  readonly importMap: string
  /** What the policy of the page lets run, and nothing else: those hashes, and that of the import map. */
  readonly runs: readonly string[]
  /** Its words in a language that is not the one it is written in. */
  readonly words?: { readonly nb: Asset }
}

/** What the bundler wrote about the bundle. */
export interface Manifest {
  readonly pages: Readonly<Record<string, Page>>
  /** The style sheet of our own pages. */
  readonly styles: Asset
  /** The tokens alone, for a host's page. */
  readonly tokens: Asset
  /** The reading screen for a host's page, whole in one file, so that its hash vouches for all of it. */
  readonly widget: Asset
  /** What a host's page loads instead when the reading screen lives in a frame of our own origin. */
  readonly frameHost: Asset
  /** What runs the code of packs in a frame of its own. */
  readonly packFrame: Asset
  /** Every element an integrator may use, whole in one file, in a folder of that version with what tells editors of them. */
  readonly elements: Asset
}

/** The bundle that pages are made of. Nothing in it belongs to anybody: it may be served to everyone. */
export interface Site {
  /** The manifest as it is now: on one machine the bundle may be made anew under a running server. */
  manifest(): Promise<Manifest>
  /** The file under a path like `/assets/read-1a2b3c.js`, with its media type and length; undefined if there is none, or it lies outside. */
  file(path: string): Promise<Response | undefined>
}
