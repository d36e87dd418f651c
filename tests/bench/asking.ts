import { Agent, request } from 'node:http'
import { Person } from '../support/person.ts'

/** Somebody signed in, on one connection that stays open: what is timed is the answer, not the greeting. */
export interface Asking {
  readonly person: Person
  readonly cookie: string
  /** Milliseconds until the whole answer was there. Rejects unless it is a good one. */
  time(path: string): Promise<number>
  close(): void
}

export async function askAs(baseUrl: string, login: string): Promise<Asking> {
  const person = await new Person(baseUrl, login).signsIn()
  const cookie = `lys_session=${person.walker.cookie(baseUrl, 'lys_session')}`
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    person,
    cookie,
    time: (path) =>
      new Promise((resolve, reject) => {
        const began = performance.now()
        const asked = request(`${baseUrl}${path}`, { agent, headers: { cookie } }, (answer) => {
          answer.resume()
          answer.on('end', () =>
            answer.statusCode === 200
              ? resolve(performance.now() - began)
              : reject(new Error(`${path}: ${answer.statusCode}`)),
          )
        })
        asked.on('error', reject)
        asked.end()
      }),
    close: () => agent.destroy(),
  }
}
