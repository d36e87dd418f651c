import { Agent, setGlobalDispatcher } from 'undici'

/**
 * Gives this process's `fetch` an undici newer than the one in Node 24. That one throws where nobody can catch it when
 * the other side ends the line while an answer is still being read (undici#5360), and takes the process along.
 */
export const mendFetch = (): void => setGlobalDispatcher(new Agent())
