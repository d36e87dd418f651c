import type { Listener } from '../../../api/door.ts'

/** A line on which some answers never arrive: the door has done what was asked, then the connection is gone. */
export const cutsAnswers = (listener: Listener, cuts: (request: Request) => boolean): Listener => ({
  ...listener,
  serve: (own, straight) =>
    listener.serve(async (request, incoming) => {
      const answer = await own(request, incoming)
      if (!cuts(request)) return answer
      await answer.body?.cancel()
      incoming.socket.destroy()
      return new Response(null, { status: 204 })
    }, straight),
})
