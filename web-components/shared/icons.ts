import { html, svg, type TemplateResult } from 'lit'

/** A drawing of 20 by 20 in the colour of the text around it; what it means stands in words beside it or in the button's label. */
const icon = (lines: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${lines}</svg>`

const path = (d: string): TemplateResult => icon(svg`<path d=${d}></path>`)

export const icons = {
  zoomIn: path('M10 4v12M4 10h12'),
  zoomOut: path('M4 10h12'),
  fit: path('M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7 7h6v6H7z'),
  actualSize: path('M4.5 6.5 6.5 5v10M13 6.5 15 5v10M10 8v.01M10 12.5v.01'),
  rotateLeft: path('M4 4v4h4M4.5 8A6.5 6.5 0 1 1 3.6 11.5'),
  rotateRight: path('M16 4v4h-4M15.5 8A6.5 6.5 0 1 0 16.4 11.5'),
  flip: path('M10 3v14M7.5 6 3 14h4.5zM12.5 6l4.5 8h-4.5z'),
  fullScreen: path('M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4'),
  leaveFullScreen: path('M7 3v4H3M13 3v4h4M13 17v-4h4M7 17v-4H3'),
  trueSize: path('M2.5 6h15v8h-15zM5.5 6v3M8.5 6v5M11.5 6v3M14.5 6v5'),
  measure: path('M3 17 17 3M3 17v-5M3 17h5M17 3v5M17 3h-5'),
  mark: path('M10 17s-5-5-5-9a5 5 0 0 1 10 0c0 4-5 9-5 9zM10 7v2'),
  adjust: path('M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14M10 6h3.5M10 10h5M10 14h3.5'),
  reset: path('M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8'),
  compare: path('M3 4h6v12H3zM11 4h6v12h-6zM3 13l3-4 3 4M11 13l3-4 3 4'),
  close: path('M5 5l10 10M15 5 5 15'),
  check: path('M4 10.5 8 14.5 16 6'),
  warning: path('M10 3.5 17.5 16.5h-15zM10 8.5v4M10 14.6v.01'),
  clock: path('M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l2.5 2'),
  image: path('M3 4h14v12H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 7.5v.01'),
  next: path('M8 5l5 5-5 5'),
  previous: path('M12 5l-5 5 5 5'),
  search: path('M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM13 13l4 4'),
  print: path('M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z'),
  copy: path('M7 7h9v10H7zM13 7V3H4v10h3'),
} as const
