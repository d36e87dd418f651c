/** Whether the browser may send it on after its page is gone: 64 KiB is the limit of Fetch, a letter may take three. */
export const outlives = (content: unknown): boolean => JSON.stringify(content).length < 20_000
