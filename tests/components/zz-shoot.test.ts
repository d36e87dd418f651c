import { html, render } from 'lit'
import { afterEach, test } from 'vitest'
import { page } from 'vitest/browser'
import { LysQuestionnaire } from '../../web-components/referral-form/questionnaire.ts'
import { LysReplyForm } from '../../web-components/reply-form/reply-form.ts'
import { LysLetter } from '../../web-components/letter/letter.ts'
import { LysPhotoList } from '../../web-components/photo-list/photo-list.ts'
import { LysCaseFacts } from '../../web-components/case-facts/case-facts.ts'
import { sampleClient, sampleSession } from '../../web-components/letter/sample-letter.ts'
import { LysSentReplies } from '../../web-components/sent-replies/sent-replies.ts'
import { define } from '../../web-components/shared/define.ts'
import { setLanguage } from '../../web-components/shared/i18n.ts'
import { DemoClinic, demoPack, demoReply, demoSession } from '../../web-components/shared/demo-clinic.ts'
define(LysReplyForm, LysQuestionnaire, LysSentReplies, LysLetter, LysPhotoList, LysCaseFacts)
afterEach(() => document.body.replaceChildren())
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms))
for (const [lang, theme, width] of [['nb', 'light', 400], ['en', 'dark', 400], ['nb', 'light', 360]] as const)
  test(`form ${lang} ${theme} ${width}`, async () => {
    await page.viewport(width, 1500)
    await setLanguage(lang)
    document.documentElement.dataset.theme = theme
    document.documentElement.style.colorScheme = theme
    const clinic = new DemoClinic([{}])
    const at = document.createElement('div')
    document.body.append(at)
    render(html`<lys-reply-form .client=${clinic.client} .session=${demoSession} .pack=${demoPack} .case=${clinic.cases.get('ref_1')}></lys-reply-form>`, at)
    await wait(800)
    const form = at.querySelector('lys-reply-form')!
    const q = () => form.shadowRoot!.querySelector('lys-questionnaire')!
    await page.screenshot({ path: `/tmp/shots/form-${lang}-${theme}-${width}-empty.png` })
    await form.send()
    await wait(300)
    await page.screenshot({ path: `/tmp/shots/form-${lang}-${theme}-${width}-missing.png` })
    form.useTemplate('basal-cell-carcinoma')
    await wait(300)
    q().shadowRoot!.querySelector('details')!.open = true
    await wait(100)
    const click = (value: string, path: string) => q().shadowRoot!.querySelector<HTMLInputElement>(`[data-path="/answers/${path}"] input[value=${value}]`)!.click()
    click('yes', 'careRight'); await wait(50)
    click('gp', 'followUp'); await wait(50)
    click('inadequate', 'informationGrade')
    await wait(300)
    await page.viewport(width, 2300)
    await page.screenshot({ path: `/tmp/shots/form-${lang}-${theme}-${width}-open.png` })
  })
for (const [lang, theme, width] of [['nb', 'light', 1024], ['en', 'dark', 360]] as const)
  test(`letter ${lang} ${theme} ${width}`, async () => {
    await page.viewport(width, 1300)
    await setLanguage(lang)
    document.documentElement.style.colorScheme = theme
    document.documentElement.dataset.theme = theme
    const at = document.createElement('div')
    document.body.append(at)
    render(html`<lys-letter .client=${sampleClient()} .session=${sampleSession} letter-id="let_sample"></lys-letter>`, at)
    await wait(1000)
    await page.screenshot({ path: `/tmp/shots/letter-${lang}-${width}.png` })
    render(html`<lys-sent-replies .replies=${[{ ...demoReply(), answers: { risk: 'low', careRight: 'yes', latestStart: '2027-02-01', careReason: 'Etter prioriteringsveilederen, vekst.', differentials: 'Adneksvulst\nIntradermal nevus', followUp: 'gp', followUpWeeks: 12, lacking: ['focus'] } }]} .pack=${demoPack} person-id=${demoSession.person.id} case-number="7K3M"></lys-sent-replies>`, at)
    await wait(300)
    await page.screenshot({ path: `/tmp/shots/sent-${lang}-${width}.png` })
  })
