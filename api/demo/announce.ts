import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a demonstration is, behind either door. */
export interface Addresses {
  readonly baseUrl: string
  readonly issuer: string
  readonly mailboxUrl: string
  readonly portalUrl: string | undefined
}

/** Says to people where to look, and to programs in `addresses.json` of the data folder. */
export async function announce(demo: Addresses, dataDir: string, ready: string): Promise<void> {
  const { baseUrl, issuer, mailboxUrl, portalUrl } = demo
  const addresses = { baseUrl, issuer, mailboxUrl, portalUrl, pid: process.pid }
  await writeFile(join(dataDir, 'addresses.json'), JSON.stringify(addresses))
  console.log(`
${ready} Synthetic people only.

  GP office     ${baseUrl}/refer      send photographs and a question
  Office desk   ${baseUrl}/desk       what waits, what was answered
  Specialist    ${baseUrl}/read       read, decide, reply
  Adoption      ${baseUrl}/adoption   who uses it, who does not
  Research      ${baseUrl}/research   why, and why not
  Figures       ${baseUrl}/method     what each figure means
  Packs         ${baseUrl}/packs      what each specialty asks, and which unit works with it
  Mailbox       ${mailboxUrl}/            what was e-mailed
  In a portal   ${baseUrl}/embed      as a hospital's own system has it; the portal: ${portalUrl}/
  API           ${baseUrl}/docs       OpenAPI: ${baseUrl}/openapi.json

Sign in as anybody offered; sign out to change. Data: ${dataDir}. Stop with Ctrl+C.`)
}
