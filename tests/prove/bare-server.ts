import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// Answers the size of a tile out of memory and does nothing else: how long one waits for that, the machine makes one wait.
const body = Buffer.alloc(47_000, 1)
const server = createServer((_, answer) => answer.writeHead(200, { 'content-length': body.length }).end(body))
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
