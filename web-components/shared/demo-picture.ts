const made = new Map<string, string>()

/** A picture of nobody: drawn, the same each time for one seed, as an address into this page's memory. For demos and tests. */
export function demoPicture(seed: string, width = 1024, height = 768): string {
  const known = made.get(seed)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  paint(canvas.getContext('2d')!, numberOf(seed), width, height)
  const [, data] = canvas.toDataURL('image/jpeg', 0.8).split(',')
  const bytes = Uint8Array.from(atob(data!), (letter) => letter.charCodeAt(0))
  // Our pages let no data address be shown.
  const address = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
  made.set(seed, address)
  return address
}

const numberOf = (seed: string): number =>
  Array.from(seed).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)

function paint(context: CanvasRenderingContext2D, seed: number, width: number, height: number): void {
  let state = seed || 1
  const chance = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const tone = 18 + chance() * 14
  const ground = context.createRadialGradient(width * 0.4, height * 0.35, 50, width / 2, height / 2, width * 0.8)
  ground.addColorStop(0, `hsl(${tone} 48% ${70 + chance() * 10}%)`)
  ground.addColorStop(1, `hsl(${tone} 40% ${46 + chance() * 10}%)`)
  context.fillStyle = ground
  context.fillRect(0, 0, width, height)
  for (let i = 0; i < 2500; i++) {
    context.fillStyle = `hsl(${tone} 40% ${40 + chance() * 40}% / 12%)`
    context.fillRect(chance() * width, chance() * height, 2 + chance() * 6, 1 + chance() * 2)
  }
  const [x, y] = [width * (0.4 + chance() * 0.2), height * (0.4 + chance() * 0.2)]
  for (let i = 0; i < 26; i++) {
    context.fillStyle = `hsl(${tone - 6} ${40 + chance() * 20}% ${18 + chance() * 18}% / 45%)`
    context.beginPath()
    context.ellipse(
      x + (chance() - 0.5) * 130,
      y + (chance() - 0.5) * 100,
      30 + chance() * 70,
      24 + chance() * 54,
      chance() * 3,
      0,
      7,
    )
    context.fill()
  }
  ruler(context, width, height)
}

function ruler(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.fillStyle = '#f4f4ef'
  context.fillRect(0, height - 70, width, 44)
  context.fillStyle = '#222'
  for (let x = 0, i = 0; x < width; x += 12, i++)
    context.fillRect(x, height - 70, 2, i % 10 === 0 ? 26 : i % 5 === 0 ? 18 : 11)
}
