import type { DemoModule } from './demo.ts'

/** Every demo, loaded when the gallery opens. A test fails when one is missing here. */
export const demoModules: Readonly<Record<string, () => Promise<DemoModule>>> = {
  'shared/controls': () => import('../shared/controls.demo.ts'),
  'shared/tokens': () => import('../shared/tokens.demo.ts'),
  'case-facts/case-facts': () => import('../case-facts/case-facts.demo.ts'),
  'adoption/adoption': () => import('../adoption/adoption.demo.ts'),
  'desk/desk': () => import('../desk/desk.demo.ts'),
  'image-strip/image-strip': () => import('../image-strip/image-strip.demo.ts'),
  'letter/letter': () => import('../letter/letter.demo.ts'),
  'letter-link/letter-link': () => import('../letter-link/letter-link.demo.ts'),
  'mailbox/mailbox': () => import('../mailbox/mailbox.demo.ts'),
  'pages/page-parts': () => import('../pages/page-parts.demo.ts'),
  'patient-banner/patient-banner': () => import('../patient-banner/patient-banner.demo.ts'),
  'photo-list/photo-list': () => import('../photo-list/photo-list.demo.ts'),
  'referral-form/referral-form': () => import('../referral-form/referral-form.demo.ts'),
  'portal-check/portal-check': () => import('../portal-check/portal-check.demo.ts'),
  'portal-guide/portal-guide': () => import('../portal-guide/portal-guide.demo.ts'),
  'reply-form/reply-form': () => import('../reply-form/reply-form.demo.ts'),
  'sent-replies/sent-replies': () => import('../sent-replies/sent-replies.demo.ts'),
  'share-curve/share-curve': () => import('../share-curve/share-curve.demo.ts'),
  'embed/embed': () => import('../embed/embed.demo.ts'),
  'thumbnail/thumbnail': () => import('../thumbnail/thumbnail.demo.ts'),
  'viewer/viewer': () => import('../viewer/viewer.demo.ts'),
  'welcome/welcome': () => import('../welcome/welcome.demo.ts'),
  'workbench/workbench': () => import('../workbench/workbench.demo.ts'),
  'worklist/worklist': () => import('../worklist/worklist.demo.ts'),
}
