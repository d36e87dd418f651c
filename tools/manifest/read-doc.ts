/** One line of a class's doc block: `@fires {FrameEvent} lys-case-open what it tells`. */
export interface Tag {
  readonly kind: 'fires' | 'csspart' | 'slot' | 'cssprop' | 'attr'
  /** Empty for the slot without a name, written `@slot - …`. */
  readonly name: string
  /** The class between braces. */
  readonly type: string | undefined
  readonly text: string
}
export interface Doc {
  readonly text: string
  readonly tags: readonly Tag[]
}

const tag = /@(fires|csspart|slot|cssprop|attr)\s+(?:\{(\w+)\}\s+)?(\S+)([^@]*)/g

/** A doc block in its parts; several tags may stand in one line. */
export function readDoc(block: string): Doc {
  const plain = block
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  const tags = [...plain.matchAll(tag)].map(
    ([, kind, type, name, text]): Tag => ({
      kind: kind as Tag['kind'],
      name: name === '-' ? '' : name!,
      type,
      text: text!.trim(),
    }),
  )
  return { text: plain.replace(/\s*@(fires|csspart|slot|cssprop|attr)\s.*$/, ''), tags }
}

/** The doc block that stands before a class of this name; an empty one if there is none. */
export function docOf(module: string, className: string): Doc {
  const at = module.search(new RegExp(`^export (abstract )?class ${className}\\b`, 'm'))
  const [block = ''] = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(module.slice(0, at)) ?? []
  return readDoc(block.trim())
}
