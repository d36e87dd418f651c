/** Where time comes from. Tests advance it; nothing else in Lysbord reads the machine's clock. */
export interface Clock {
  now(): Date
}
