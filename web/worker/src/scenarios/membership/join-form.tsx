import type { ReactNode } from 'react'
import { consentPurposes, consentTerms, workForms, type AnswerOf, type joiningRoutes, type RequestOf } from '@guildhall/contract'
import { Card, Chip, dotted, Field, useLanguage, useText } from '@guildhall/ui'
import { Asking } from './asking.tsx'
import type { Where, Work } from './find-union.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'

export const stepNames = ['union', 'who', 'work', 'consent', 'review'] as const
export type StepName = (typeof stepNames)[number]
type Purpose = (typeof consentPurposes)[number]
export type Form = { union: { code: string; name: string; why: 'code' | 'search' | 'work' } | null; where: Where; /** As it is on record until it is typed. */ name: string | null; idNumber: string; work: Work | null; platform: string; words: string; consents: Partial<Record<Purpose, boolean>> }
export const emptyForm: Form = { union: null, where: { division: null, town: null, work: null, employer: null }, name: null, idNumber: '', work: null, platform: '', words: '', consents: {} }
type Mine = AnswerOf<typeof joiningRoutes.mine>
type Props = { form: Form; change: (change: Partial<Form>) => void; mine: Mine; go: (step: StepName) => void }

/** Whether a question is answered; who is on record by their card has nothing to type. */
export function answered(step: StepName, form: Form, mine: Pick<Mine, 'realName' | 'name'> | undefined): boolean {
  switch (step) {
    case 'union': return form.union !== null
    case 'who': return mine?.realName === true || ((form.name ?? mine?.name ?? '').trim().length > 1 && form.idNumber.replace(/\s/g, '').length === 18)
    case 'work': return form.work !== null
    case 'consent': return consentPurposes.every((purpose) => !consentTerms[purpose].required || form.consents[purpose] === true)
    case 'review': return true
  }
}

export function sentOf(form: Form, mine: Pick<Mine, 'realName' | 'name'>): RequestOf<typeof joiningRoutes.apply> {
  return {
    unionCode: form.union!.code, work: form.work!, employer: form.platform.trim() || form.where.employer?.name || null, division: form.where.division, town: form.where.town, words: form.words.trim() || null, foundBy: form.union!.why,
    ...(!mine.realName && { name: (form.name ?? mine.name).trim(), idNumber: form.idNumber.trim() }), consents: consentPurposes.map((purpose) => ({ purpose, version: consentTerms[purpose].version, granted: form.consents[purpose] === true })),
  }
}

function WhoQuestion({ form, change, mine }: Props) {
  const text = useText(messages).join
  return (
    <>
      <Asking title={text.who} hint={mine.realName ? text.known : text.whoHint} />
      {!mine.realName && (
        <>
          <Field label={text.name} value={form.name ?? mine.name} autoComplete="name" maxLength={40} onChange={(event) => change({ name: event.target.value })} />
          <Field label={text.idNumber} hint={text.idHint} value={form.idNumber} autoComplete="off" autoCapitalize="characters" maxLength={24} onChange={(event) => change({ idNumber: event.target.value })} />
        </>
      )}
    </>
  )
}

function WorkQuestion({ form, change }: Props) {
  const text = useText(messages)
  return (
    <>
      <Asking title={text.join.workTitle} hint={text.join.workHint} />
      <div className={styles.chips}>{workForms.map((work) => <button key={work} type="button" className={styles.chip} aria-pressed={form.work === work} onClick={() => change({ work })}>{text.work[work]}</button>)}</div>
      <Field label={text.join.platform} hint={text.join.platformHint} value={form.platform} maxLength={80} onChange={(event) => change({ platform: event.target.value })} />
      <label className={styles.list}><span>{text.join.words}</span><textarea className={styles.words} value={form.words} maxLength={300} onChange={(event) => change({ words: event.target.value })} /></label>
    </>
  )
}

function ConsentQuestion({ form, change }: Props) {
  const text = useText(messages).join
  const language = useLanguage()
  return (
    <>
      <Asking title={text.consentTitle} hint={text.consentHint} />
      {consentPurposes.map((purpose) => (
        <Card key={purpose} padding="row">
          <div className={styles.consent}>
            <h3>{consentTerms[purpose].title[language]}<Chip tone={consentTerms[purpose].required ? 'ink' : 'neutral'} shape="none">{consentTerms[purpose].required ? text.required : text.optional}</Chip></h3>
            <label><input type="checkbox" aria-label={`${text.agree}${consentTerms[purpose].title[language]}`} checked={form.consents[purpose] === true} onChange={(event) => change({ consents: { ...form.consents, [purpose]: event.target.checked } })} />{text.agree}</label>
            <p>{consentTerms[purpose].text[language]}</p>
          </div>
        </Card>
      ))}
    </>
  )
}

function ReviewQuestion({ form, mine, go }: Props) {
  const text = useText(messages)
  const { labels } = text.join
  const given = consentPurposes.filter((purpose) => form.consents[purpose]).length
  const lines: [StepName | null, string, ReactNode][] = [
    ['union', labels.union, form.union?.name], ['who', labels.name, mine.realName ? mine.name : form.name ?? mine.name], [null, labels.phone, mine.phone ?? text.none], ['work', labels.work, dotted(text.dot, [form.work && text.work[form.work], form.platform])], ['consent', labels.consents, text.join.consentsOf(given, consentPurposes.length)],
  ]
  return (
    <>
      <Asking title={text.join.reviewTitle} hint={form.union?.name ?? ''} />
      <Card><dl className={styles.review}>{lines.map(([step, label, said]) => <div key={label}><dt>{label}</dt><dd>{said}</dd><dd>{step && <button type="button" aria-label={`${text.join.edit}${label}`} onClick={() => go(step)}>{text.join.edit}</button>}</dd></div>)}</dl></Card>
    </>
  )
}

export const questions: Record<Exclude<StepName, 'union'>, (props: Props) => ReactNode> = { who: WhoQuestion, work: WorkQuestion, consent: ConsentQuestion, review: ReviewQuestion }
