import { defineLater } from '../shared/define.ts'

/** Elements that come with the first case that needs them. */
export function bringLater(): void {
  defineLater('lys-diagram', async () => (await import('../diagram/diagram.ts')).LysDiagram)
}
