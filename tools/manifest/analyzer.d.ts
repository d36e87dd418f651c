// The package declares its plugins only; this is what of it we call.
declare module '@custom-elements-manifest/analyzer/index.js' {
  import type { Package } from 'custom-elements-manifest/schema.d.ts'

  interface SourceFile {
    readonly fileName: string
    readonly text: string
  }
  export const ts: {
    createSourceFile(name: string, text: string, target: number, setParentNodes: boolean): SourceFile
    readonly ScriptTarget: { readonly ES2022: number }
  }
  export function create(wish: { modules: readonly SourceFile[]; plugins?: readonly unknown[] }): Package
}
declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): readonly unknown[]
}
