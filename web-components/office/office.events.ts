import type { Contact } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** Something was noted of an office. */
export class ContactLoggedEvent extends LysEvent {
  readonly contact: Contact
  constructor(contact: Contact) {
    super('lys-contact-logged')
    this.contact = contact
  }
}

/** Whoever looked at an office wants back to where she came from. */
export class OfficeLeaveEvent extends LysEvent {
  constructor() {
    super('lys-office-leave', { cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-contact-logged': ContactLoggedEvent
    'lys-office-leave': OfficeLeaveEvent
  }
}
