import type { TokenAsk } from 'lysbord/jsx'
import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** What the page was given by its server. */
interface Place {
  readonly installation: 'framed' | 'direct'
  readonly lysbord: string
  readonly portal: string
  readonly cases: readonly string[]
}

const getToken = async (ask: TokenAsk): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' }
  return (await fetch('/lysbord-token', { method: 'POST', headers, body: JSON.stringify(ask) })).json()
}

/** A portal written with React: it passes a property and attributes, hears events, and tells the element by a reference. */
function Portal({ installation, lysbord, portal, cases }: Place) {
  const [told, setTold] = useState<readonly string[]>([])
  const [open, setOpen] = useState<string>()
  const [isShown, setShown] = useState(true)
  const element = useRef<{ dropToken(): void } | null>(null)
  const hears = (event: Event & { readonly referralId?: string | null }): void => {
    const line = [event.type, event.referralId].filter(Boolean).join(' ')
    setTold((lines) => [...lines, line])
  }
  const shared = { server: lysbord, portal, audience: lysbord, case: open, getToken }
  return (
    <main>
      {cases.map((id) => (
        <button key={id} type="button" onClick={() => setOpen(id)}>
          {id}
        </button>
      ))}
      <button type="button" onClick={() => element.current?.dropToken()}>
        Another user
      </button>
      <button type="button" onClick={() => setShown(false)}>
        Close
      </button>
      <ul>
        {told.map((line, index) => (
          <li key={`${index}-${line}`}>{line}</li>
        ))}
      </ul>
      {isShown && installation === 'framed' && (
        <lys-frame
          {...shared}
          ref={(one) => void (element.current = one)}
          onlys-embed-ready={hears}
          onlys-case-open={hears}
          onlys-reply-sent={hears}
        />
      )}
      {isShown && installation === 'direct' && (
        <lys-embed
          {...shared}
          ref={(one) => void (element.current = one)}
          onlys-embed-ready={hears}
          onlys-case-open={hears}
          onlys-reply-sent={(event) => hears(event)}
        />
      )}
    </main>
  )
}

const place = JSON.parse(document.querySelector('meta[name=place]')?.getAttribute('content') ?? '{}') as Place
const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(
  <StrictMode>
    <Portal {...place} />
  </StrictMode>,
)
