const two = (n: number) => String(n).padStart(2, '0')

/** A day counted from today, on this machine's calendar, as `2026-11-24`. */
export function inDays(days: number, now: Date = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
