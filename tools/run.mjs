// Runs a file with the Node that this package brings along (24), whatever Node started npm.
// npm does not pass SIGTERM on, and orphans hold ports: when our own parent is gone, the child is stopped.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { platform, arch } = process
const os = platform === 'win32' ? 'win' : platform
const brought = [`node-${os}-${arch}`, `node-bin-${os}-${arch}`]
  .map((name) => join(root, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node'))
  .find((path) => existsSync(path))
const major = Number(process.versions.node.split('.')[0])
if (!brought && major < 24) {
  console.error('Lysbord needs Node 24 here: run "npm ci" with optional dependencies, or install Node 24.')
  process.exit(1)
}
const node = brought ?? process.execPath
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter), NODE_NO_WARNINGS: '1' },
})
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM')
}, 500).unref()
// A terminal sends Ctrl+C to the whole group: the child hears it itself and we only wait for it.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
child.on('error', (cause) => {
  console.error(cause.message)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
