import { connect } from 'node:net'

// What a decoder that was taken over would try: told a port of this machine, it says what came of calling there.
process.once('message', (port: number) => {
  connect(port, '127.0.0.1')
    .on('connect', () => process.send?.('reached'))
    .on('error', (cause: NodeJS.ErrnoException) => process.send?.(cause.code))
})
