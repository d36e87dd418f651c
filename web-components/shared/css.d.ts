/** A style sheet as text: Vite knows this ending, tools/bundle.ts teaches it to esbuild. */
declare module '*.css?inline' {
  const text: string
  export default text
}
