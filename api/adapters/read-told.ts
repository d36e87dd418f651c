import { type Preview, type Quality, qualityReasons, qualityScales, qualityVerdicts } from '../ports/imaging.ts'

type Told = Pick<Preview, 'takenAt' | 'device' | 'orientation' | 'hasPosition' | 'quality'>

/** What the imaging process says of a photograph beside its pictures. What is not as it should be is left out: the file had a say in it. */
export function readTold(headers: Headers): Told {
  const said = (name: string, shape: RegExp) => shape.exec(headers.get(`lysbord-${name}`) ?? '')?.[0]
  const orientation = said('orientation', /^[1-8]$/)
  return {
    takenAt: said('taken-at', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d)?$/),
    device: readWords(headers.get('lysbord-device')),
    orientation: orientation === undefined ? undefined : Number(orientation),
    hasPosition: said('position', /^yes$/) !== undefined,
    quality: readQuality(headers.get('lysbord-quality')),
  }
}

const mostSigns = 80

/** A header holds no sign beyond Latin-1, so that words come as in an address. */
function readWords(header: string | null): string | undefined {
  try {
    const words = decodeURIComponent(header ?? '').replaceAll(/\p{C}/gu, '')
    return [...words].length <= mostSigns && words !== '' ? words : undefined
  } catch {
    return undefined
  }
}

function readQuality(header: string | null): Quality | undefined {
  const said = parsed(header)
  const verdict = qualityVerdicts.find((one) => one === said.verdict)
  const scale = qualityScales.find((one) => one === said.scale)
  const { focus, brightness, glare, mmPerPixel } = said
  if (!verdict || !scale || !isNumber(focus) || !isNumber(brightness) || !isNumber(glare)) return undefined
  const given: unknown[] = Array.isArray(said.reasons) ? said.reasons : []
  // The worst comes first, and stays there.
  const reasons = given.flatMap((one) => qualityReasons.find((known) => known === one) ?? [])
  return { verdict, reasons, focus, brightness, glare, scale, ...(isNumber(mmPerPixel) && { mmPerPixel }) }
}

function parsed(header: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(header ?? '{}'))
  } catch {
    return {}
  }
}

const isNumber = (one: unknown): one is number => typeof one === 'number' && Number.isFinite(one)
