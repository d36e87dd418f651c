import { createRequire } from 'node:module'

type Lcms = {
  _malloc(length: number): number
  _free(pointer: number): void
  readonly HEAPU8: Uint8Array
  ccall(name: string, result: string, kinds: readonly string[], values: readonly number[]): number
  cmsCreate_sRGBProfile(): number
  cmsCloseProfile(profile: number): void
  cmsGetColorSpaceASCII(profile: number): string | null
  cmsCreateTransform(
    from: number,
    fromFormat: number,
    to: number,
    toFormat: number,
    intent: number,
    flags: number,
  ): number
  cmsDeleteTransform(transform: number): void
  cmsDoTransform(transform: number, samples: Uint8Array | Uint16Array, pixels: number): Uint8Array
}
type Package = { instantiate(): Promise<Lcms>; readonly [constant: string]: unknown }

const names = { grey: 'GRAY', rgb: 'RGB', cmyk: 'CMYK' } as const
let loaded: Promise<Lcms> | undefined

/** Turns colours into sRGB, eight bits. Takes whole pixels without alpha. */
export type Conversion = (samples: Uint8Array | Uint16Array) => Uint8Array

/**
 * Opens an embedded ICC profile by Little CMS in WebAssembly. Perceptual intent without black point compensation, as
 * sharp asks of libvips. Undefined if the profile is damaged or for other colours than the pixels': it then does not
 * count. Call `close` when done.
 */
export async function openProfile(
  profile: Uint8Array,
  space: keyof typeof names,
  sixteen: boolean,
): Promise<{ convert: Conversion; close(): void } | undefined> {
  const lcms = createRequire(import.meta.url)('lcms-wasm') as Package
  const cms = await (loaded ??= lcms.instantiate())
  // trap: its cmsOpenProfileFromMem copies the profile to the stack, and a press profile of half a megabyte overruns it.
  const memory = cms._malloc(profile.length)
  cms.HEAPU8.set(profile, memory)
  const source = cms.ccall('cmsOpenProfileFromMem', 'number', ['number', 'number'], [memory, profile.length])
  cms._free(memory)
  if (!source) return undefined
  const constant = (name: string) => lcms[name] as number
  const format = constant(`TYPE_${names[space]}_${sixteen ? 16 : 8}`)
  const target = cms.cmsCreate_sRGBProfile()
  const fits = cms.cmsGetColorSpaceASCII(source) === names[space]
  const transform = fits
    ? cms.cmsCreateTransform(source, format, target, constant('TYPE_RGB_8'), constant('INTENT_PERCEPTUAL'), 0)
    : 0
  cms.cmsCloseProfile(source)
  cms.cmsCloseProfile(target)
  if (!transform) return undefined
  const channels = { grey: 1, rgb: 3, cmyk: 4 }[space]
  return {
    convert: (samples) => cms.cmsDoTransform(transform, samples, samples.length / channels),
    close: () => cms.cmsDeleteTransform(transform),
  }
}

/** Without a profile: grey and RGB count as sRGB; ink is multiplied out, which only gives the rough colour. */
export function plainConversion(space: keyof typeof names, sixteen: boolean): Conversion {
  const down = (value: number) => (sixteen ? value >> 8 : value)
  if (space === 'rgb') return (samples) => (samples instanceof Uint8Array ? samples : Uint8Array.from(samples, down))
  if (space === 'grey')
    return (samples) => {
      const out = new Uint8Array(samples.length * 3)
      for (let i = 0; i < samples.length; i++) out.fill(down(samples[i]!), i * 3, i * 3 + 3)
      return out
    }
  return (samples) => {
    const out = new Uint8Array((samples.length / 4) * 3)
    for (let i = 0, to = 0; i < samples.length; i += 4)
      for (let c = 0; c < 3; c++) out[to++] = ((255 - down(samples[i + c]!)) * (255 - down(samples[i + 3]!))) / 255
    return out
  }
}
