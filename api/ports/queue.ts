/**
 * A hint that reactions wait. It carries no data and may be lost, doubled or late: the `reactions` table is the
 * truth and a sweep finds what a hint missed. `hint` never rejects and never waits. With `due` nothing is to be done before.
 */
export interface Queue {
  hint(due?: Date): void
}
