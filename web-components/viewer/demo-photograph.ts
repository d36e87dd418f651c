import type { ViewedImage } from './viewed-image.ts'
import { fullLevel, lowestLevel } from './viewed-image.ts'

const width = 1800
const height = 1200
const tileSize = 512

/** A photograph of nobody, with all its parts in this page's memory. */
export interface DrawnPhotograph {
  readonly image: ViewedImage
  /** Answers for the preview as the server would. */
  readonly fetcher: typeof fetch
}

/** Draws skin, a mole and a ruler, and cuts them into a pyramid: a demo needs no server and no picture of a person. */
export async function drawPhotograph(id = 'img_drawn'): Promise<DrawnPhotograph> {
  const canvas = new OffscreenCanvas(width, height)
  paint(canvas.getContext('2d')!)
  const cut = (scale: number, left: number, top: number, wide: number, high: number) => {
    const tile = new OffscreenCanvas(wide, high)
    tile.getContext('2d')!.drawImage(canvas, left / scale, top / scale, wide / scale, high / scale, 0, 0, wide, high)
    return tile.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  }
  const preview = await cut(1024 / width, 0, 0, 1024, Math.round((height * 1024) / width))
  const image = {
    id,
    width,
    height,
    tileSize,
    previewUrl: `/preview/${id}`,
    description: 'Photograph 1 of 2: close-up',
  }
  const tiles = new Map<string, string>()
  for (let level = lowestLevel(image); level <= fullLevel(image); level++) {
    const scale = 2 ** (level - fullLevel(image))
    const [wide, high] = [Math.ceil(width * scale), Math.ceil(height * scale)]
    for (let left = 0; left < wide; left += tileSize)
      for (let top = 0; top < high; top += tileSize) {
        const blob = await cut(scale, left, top, Math.min(tileSize, wide - left), Math.min(tileSize, high - top))
        tiles.set(`${level}/${left / tileSize}_${top / tileSize}`, URL.createObjectURL(blob))
      }
  }
  return {
    image: { ...image, tileUrl: (level, column, row) => tiles.get(`${level}/${column}_${row}`) ?? '' },
    fetcher: async () => new Response(preview),
  }
}

function paint(context: OffscreenCanvasRenderingContext2D): void {
  const random = sequence()
  const spot = (x: number, y: number, radius: number, colour: string, strength: number) => {
    const gradient = context.createRadialGradient(x, y, 0, x, y, radius)
    gradient.addColorStop(0, `rgb(${colour} / ${strength})`)
    gradient.addColorStop(1, `rgb(${colour} / 0)`)
    context.fillStyle = gradient
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
  }
  context.fillStyle = '#d8b09a'
  context.fillRect(0, 0, width, height)
  for (let i = 0; i < 220; i++) {
    spot(random() * width, random() * height, 60 + random() * 160, random() < 0.5 ? '196 140 118' : '235 204 186', 0.12)
  }
  for (let i = 0; i < 9000; i++) spot(random() * width, random() * height, 2 + random() * 4, '150 104 84', 0.18)
  for (let i = 0; i < 90; i++) {
    const [angle, far] = [random() * 2 * Math.PI, Math.sqrt(random())]
    spot(880 + Math.cos(angle) * far * 190, 560 + Math.sin(angle) * far * 140, 30 + random() * 60, '78 46 34', 0.3)
  }
  for (let i = 0; i < 30; i++) spot(820 + random() * 90, 510 + random() * 80, 20 + random() * 30, '40 24 20', 0.3)
  ruler(context)
}

/** Millimetres along the lower edge, 40 pixels each. */
function ruler(context: OffscreenCanvasRenderingContext2D): void {
  context.fillStyle = '#f4f2ec'
  context.fillRect(0, height - 110, width, 110)
  context.fillStyle = '#222222'
  context.font = '28px sans-serif'
  for (let mm = 0; mm * 40 < width; mm++) {
    const long = mm % 10 === 0
    context.fillRect(20 + mm * 40, height - 110, 2, long ? 48 : 24)
    if (long) context.fillText(String(mm), 28 + mm * 40, height - 34)
  }
}

/** The same numbers every time, so that two screenshots can be compared. */
function sequence(): () => number {
  let state = 7
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
