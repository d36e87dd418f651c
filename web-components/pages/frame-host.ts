import { LysFrame } from '../embed/frame.ts'

if (!customElements.get(LysFrame.tag)) customElements.define(LysFrame.tag, LysFrame)
