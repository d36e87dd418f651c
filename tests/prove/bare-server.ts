import { fdatasync, openSync, write } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// Answers the size of a tile out of memory and does nothing else: how long one waits for that, the machine makes one wait.
// Asked for `/kept` it answers when 4 KB of it are on the disk: how much longer one waits for that, the disk does.
const body = Buffer.alloc(47_000, 1)
const file = openSync(process.argv[2]!, 'w')
const server = createServer(({ url }, answer) => {
  const tell = () => answer.writeHead(200, { 'content-length': body.length }).end(body)
  if (url !== '/kept') return tell()
  write(file, body, 0, 4_096, 0, () => fdatasync(file, tell))
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
