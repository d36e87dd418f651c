/** The part of the plugin's test API that tests inside workerd use. */
declare module 'cloudflare:test' {
  export function createExecutionContext(): object
  export function createScheduledController(): object
  export function createMessageBatch(
    queue: string,
    messages: readonly { id: string; timestamp: Date; attempts: number; body: unknown }[],
  ): object
  export function getQueueResult(
    batch: object,
    context: object,
  ): Promise<{ ackAll: boolean; explicitAcks: string[]; retryMessages: { msgId: string }[] }>
}
