import { Link } from '@tanstack/react-router'
import { templatesRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, dotted, useText } from '@guildhall/ui'
import { layOutLike } from './lay-out.ts'
import { messages } from './messages.ts'
import styles from './plans.module.css'
import { useToday, type Draft } from './words.ts'

type Offered = AnswerOf<typeof templatesRoutes.offerTemplate>['template']

/** The class template for occupation and level: by which the plan is made, or which would do; the cadre may deviate. */
export function TemplateBar({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const text = useText(messages)
  const words = text.editor.template
  const today = useToday()
  const on = draft.sessions.map((one) => one.day).toSorted()[0] ?? today
  const { data } = useAnswer(templatesRoutes.offerTemplate, { occupationId: draft.occupationId, ...(draft.level !== null && { level: draft.level }), on })
  if (!data) return null
  const offered = data.template
  const own = draft.template?.id === offered.id && draft.template?.version === offered.version
  const said = dotted(text.dot, [words.hours(offered.classHours, offered.theoryHours, offered.practiceHours), offered.minSeats === null || offered.maxSeats === null ? null : words.seats(offered.minSeats, offered.maxSeats)])
  const same = own && sameOutline(draft.outline, offered.outline)
  const few = own && offered.minSeats !== null && draft.seats < offered.minSeats
  const many = own && offered.maxSeats !== null && draft.seats > offered.maxSeats
  return (
    <p className={styles.templateBar} role="status">
      <span>{offered.id === null ? words.general : <>{own ? words.by : words.fits} <Link to={'/class-templates' as string} search={{ open: offered.id } as never} className="link">{offered.name}</Link> {words.version(offered.version)}</>} <span className={styles.muted}>{said}</span></span>
      {own && !same && <span className={styles.muted}>{words.deviates}</span>}
      {(few || many) && <span className={styles.muted}>{few ? words.few(offered.minSeats!) : words.many(offered.maxSeats!)}</span>}
      {!same && !(offered.id === null && sameOutline(draft.outline, offered.outline)) && <Button size="small" onClick={() => onChange(taken(draft, offered))}>{words.take}</Button>}
      {draft.template !== null && <Button size="small" kind="quiet" onClick={() => onChange({ template: null })}>{words.leave}</Button>}
    </p>
  )
}

function sameOutline(outline: Draft['outline'], given: Offered['outline']): boolean {
  return outline.length === given.length && outline.every((one, index) => one.topic === given[index]!.topic && one.hours === given[index]!.hours)
}

/** Outline, hours and seats as the template has them, at the times at which the plan meets already. */
function taken(draft: Draft, offered: Offered): Partial<Draft> {
  const outline = offered.outline.map(({ topic, hours }) => ({ topic, hours }))
  const seats = Math.min(offered.maxSeats ?? draft.seats, Math.max(offered.minSeats ?? draft.seats, draft.seats))
  return { outline, sessions: layOutLike(draft.sessions, outline, offered.sessionHours), seats, template: offered.id === null ? null : { id: offered.id, version: offered.version } }
}
