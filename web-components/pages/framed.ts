import { openFrame } from '../embed/open-frame.ts'
import './widget-element.ts'

// The same screen as in a host's page, here in a frame of our own origin.
await openFrame(document)
