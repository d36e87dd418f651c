import { Problem } from '../kernel/problem.ts'
import { type Asked, type Box, fitted, largest, type Service, type Size } from './rules.ts'

// Words of a request for a picture, and what they mean: IIIF Image API 3.0, section 4.

export interface Words {
  readonly region: string
  readonly size: string
  readonly rotation: string
  /** Quality and format, like `default.jpg`. */
  readonly file: string
}

/** What a request asks for. Throws request.malformed, and request.not-implemented for sizes above the region's own. */
export function readAsked(words: Words, service: Service): Asked {
  const turn = readTurn(words.rotation, service)
  const file = readFile(words.file, service)
  const region = readRegion(words.region, service)
  return { region, size: readSize(words.size, region, service), turn, ...file }
}

const wrong = (detail: string): Problem => new Problem('request.malformed', detail)

const whole = String.raw`(\d{1,9})`
const fraction = String.raw`(\d{1,9}(?:\.\d{1,10})?|\.\d{1,10})`
const pixels = new RegExp(`^${Array(4).fill(whole).join(',')}$`)
const percents = new RegExp(`^pct:${Array(4).fill(fraction).join(',')}$`)

const numbers = (shape: RegExp, word: string): readonly number[] | undefined => shape.exec(word)?.slice(1).map(Number)

function readRegion(word: string, service: Size): Box {
  const { width, height } = service
  if (word === 'full') return { x: 0, y: 0, width, height }
  if (word === 'square') return square(service)
  const part = (side: number, percent: number) => Math.round((side * percent) / 100)
  const shares = numbers(percents, word)
  const sides = [width, height, width, height]
  const [x, y, w, h] = shares?.map((one, at) => part(sides[at]!, one)) ?? numbers(pixels, word) ?? []
  if (x === undefined || y === undefined || w === undefined || h === undefined)
    throw wrong('A region is full, square, x,y,w,h or pct:x,y,w,h.')
  if (w < 1 || h < 1 || x >= width || y >= height) throw wrong('The region is empty, or lies outside of the picture.')
  return { x, y, width: Math.min(w, width - x), height: Math.min(h, height - y) }
}

function square({ width, height }: Size): Box {
  const side = Math.min(width, height)
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), width: side, height: side }
}

function readSize(word: string, region: Box, service: Service): Size {
  const { most } = service
  if (word.startsWith('^')) throw enlarging(word.slice(1), region, service)
  if (word === 'max') return largest(region, service)
  const size = sizeIn(word, region, most)
  if (size.width < 1 || size.height < 1) throw wrong('The size is less than a pixel.')
  if (size.width > region.width || size.height > region.height)
    throw wrong('The size is larger than the region. Pictures are not enlarged.')
  if (size.width > most || size.height > most) throw wrong(`A side has ${most} pixels at most.`)
  return size
}

const byWidth = new RegExp(`^${whole},$`)
const byHeight = new RegExp(`^,${whole}$`)
const byPercent = new RegExp(`^pct:${fraction}$`)
const byBoth = new RegExp(`^${whole},${whole}$`)
const confined = new RegExp(`^!${whole},${whole}$`)

function sizeIn(word: string, region: Size, most: number): Size {
  const { width, height } = region
  const [w] = numbers(byWidth, word) ?? []
  if (w !== undefined) return { width: w, height: Math.round((height * w) / width) }
  const [h] = numbers(byHeight, word) ?? []
  if (h !== undefined) return { width: Math.round((width * h) / height), height: h }
  const [percent] = numbers(byPercent, word) ?? []
  if (percent !== undefined)
    return { width: Math.round((width * percent) / 100), height: Math.round((height * percent) / 100) }
  const [bothW, bothH] = numbers(byBoth, word) ?? []
  if (bothW !== undefined && bothH !== undefined) return { width: bothW, height: bothH }
  const [atMostW, atMostH] = numbers(confined, word) ?? []
  if (!atMostW || !atMostH) throw wrong('A size is max, w, ,h w,h !w,h or pct:n.')
  return fitted(region, Math.min(atMostW, most), Math.min(atMostH, most))
}

/** Only what would be right without the sign is something we merely do not do. */
function enlarging(word: string, region: Size, service: Service): Problem {
  if (word !== 'max') sizeIn(word, region, service.most)
  return new Problem('request.not-implemented', 'Pictures are not enlarged here: leave the ^ away.')
}

function readTurn(word: string, { level }: Service): Asked['turn'] {
  const degrees = Number(new RegExp(`^${fraction}$`).exec(word)?.[1] ?? Number.NaN)
  // Left is left: a mirrored photograph of a patient is never given out.
  if (!(degrees >= 0 && degrees <= 360)) throw wrong('A rotation is a number of degrees from 0 to 360, unmirrored.')
  const turn = degrees % 360
  if (turn % 90 !== 0 || (level === 0 && turn !== 0))
    throw wrong(level === 0 ? 'Pictures are not turned here: the rotation is 0.' : 'A rotation is 0, 90, 180 or 270.')
  return turn as Asked['turn']
}

function readFile(word: string, { level }: Service): Pick<Asked, 'quality' | 'format'> {
  const [, quality = '', format = ''] = /^(\w+)\.(\w+)$/.exec(word) ?? []
  const qualities = level === 0 ? ['default', 'color'] : ['default', 'color', 'gray']
  const formats = level === 0 ? ['jpg'] : ['jpg', 'png']
  if (!qualities.includes(quality)) throw wrong(`The quality is one of ${qualities.join(', ')}.`)
  if (!formats.includes(format)) throw wrong(`The format is one of ${formats.join(', ')}.`)
  // What is stored has all its colours: that is the quality by default.
  return { quality: quality === 'gray' ? 'gray' : 'default', format: format as Asked['format'] }
}
