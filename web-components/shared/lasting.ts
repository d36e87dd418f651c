/**
 * A draft is sent on by the browser after its page is gone. Not a very long one: 64 KiB is the limit of Fetch, and a letter
 * may take three.
 */
export const lasting = (url: unknown, init: RequestInit | undefined): RequestInit | undefined =>
  String(url).endsWith('/draft') && typeof init?.body === 'string' && init.body.length < 20_000
    ? { ...init, keepalive: true }
    : init
