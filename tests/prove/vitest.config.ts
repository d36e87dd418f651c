import { defineConfig } from 'vitest/config'
import config from '../vitest.config.ts'

const [node] = (config as { test: { projects: { root: string; test: object }[] } }).test.projects

/** What takes a process, a restart or hundreds of files: too long for each `npm test`, and tried by `npm run prove`. */
export default defineConfig({
  root: node!.root,
  test: {
    maxWorkers: 1,
    projects: [{ ...node!, test: { ...node!.test, include: ['tests/prove/suites/**/*.test.ts'], exclude: [] } }],
  },
})
