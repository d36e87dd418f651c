import type { TemplateResult } from 'lit'

/** What a `*.demo.ts` exports. The module defines the elements it shows; a demo brings its own data and asks no server.
 * While an element waits for what it shows, something in it is `aria-busy`: tests and screenshots wait with it. */
export interface DemoModule {
  readonly title: string
  readonly demos: Readonly<Record<string, () => TemplateResult | Promise<TemplateResult>>>
}
