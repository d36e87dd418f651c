import type { Image } from '../client.ts'
import { ClientProblem } from './client-problem.ts'

/** Sends a file with its SHA-256, and says how far it has come. Rejects with ClientProblem, or an AbortError where it was stopped. */
export async function upload(
  url: string,
  file: Blob,
  progress: (part: number) => void,
  stop?: AbortSignal,
): Promise<Image> {
  const bytes = await file.arrayBuffer()
  const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))))
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('content-digest', `sha-256=:${digest}:`)
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onload = () => {
      if (request.status === 200 || request.status === 201) resolve(request.response as Image)
      else reject(new ClientProblem(request.response ?? { code: 'internal', status: request.status }))
    }
    request.onerror = () => reject(new ClientProblem({ code: 'offline' }))
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'))
    stop?.addEventListener('abort', () => request.abort())
    request.send(bytes)
  })
}
