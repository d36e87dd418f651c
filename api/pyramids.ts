import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { faultOf } from './kernel/fault.ts'
import { leaveWithParent } from './leave.ts'
import { answerWith } from './pyramids/answer.ts'
import { keepChildren } from './pyramids/keep-children.ts'
import { limits } from './pyramids/limits.ts'
import { openScratch } from './pyramids/open-scratch.ts'

// Door 3, the imaging process: an original in, a picture out, one HTTP exchange each. It holds no key to any store.
// It prints its port as one line of JSON. `LYSBORD_IMAGING_HOST` opens it to the network, for a container beside the Worker door.
const { LYSBORD_IMAGING_PORT: port = '0', LYSBORD_IMAGING_HOST: host = '127.0.0.1' } = process.env

leaveWithParent()
const scratch = openScratch()
const children = keepChildren(scratch.folder())
process.on('exit', () => {
  children.close()
  scratch.remove()
})

const answer = answerWith(children, scratch)
const server = createServer({ requestTimeout: limits.receiveMs, headersTimeout: 10_000 }, (request, response) => {
  void answer(request, response)
})
// One exchange for each line: a line kept open may close just as the next original is sent down it.
server.maxRequestsPerSocket = 1
server.on('error', (cause) => {
  console.error('imaging:', faultOf(cause))
  process.exit(1)
})
server.listen(Number(port), host, () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }))
})
