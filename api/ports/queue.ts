/**
 * A hint that reactions wait. It carries no data and may be lost, doubled or late: the `reactions` table is the
 * truth and a sweep finds what a hint missed. `hint` never rejects and never waits.
 */
export interface Queue {
  hint(): void
}
