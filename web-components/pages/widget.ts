import './widget-element.ts'

/** For a portal that takes Lysbord as an extension; one that writes the element itself needs neither. */
export { activate, deactivate } from '../embed/host/activate.ts'
