interface Size {
  readonly width: number
  readonly height: number
}

/** In how many columns these photographs are seen largest on a place of this size, together; with most columns where it is the same. */
export function columnsFor(photographs: readonly Size[], place: Size, caption = 24): number {
  const seen = (columns: number) => {
    const rows = Math.ceil(photographs.length / columns)
    const room = { width: place.width / columns, height: Math.max(1, place.height / rows - caption) }
    return photographs.reduce((sum, { width, height }) => {
      const zoom = Math.min(room.width / width, room.height / height)
      return sum + zoom * zoom * width * height
    }, 0)
  }
  const counts = Array.from({ length: photographs.length }, (_, index) => photographs.length - index)
  return counts.reduce((best, columns) => (seen(columns) > seen(best) * 1.001 ? columns : best), photographs.length)
}
