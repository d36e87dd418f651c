import { type Beginning, openRoom } from '../workbench/pack-room.ts'

/** The empty page in which the code of a pack runs. It listens once, to the page that framed it. */
addEventListener('message', function begin({ source, data, ports: [port] }: MessageEvent<Beginning>) {
  if (source !== parent || !port) return
  removeEventListener('message', begin)
  openRoom(port, data)
})
