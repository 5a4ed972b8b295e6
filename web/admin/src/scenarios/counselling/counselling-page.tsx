import { useState } from 'react'
import { useAnswer, useCommand, useFoundPerson } from '@guildhall/client'
import { counsellingRoutes, counsellingShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './counselling.module.css'

type Figures = AnswerOf<typeof counsellingRoutes.figures>

/** Counsellors of the range, and how many sessions there were: no more than that. */
export default function CounsellingPage() {
  const text = useText(messages)
  const language = useLanguage()
  const figures = useAnswer(counsellingRoutes.figures, {})
  const topicOf = (key: string) => counsellingShapes.topics[key as keyof typeof counsellingShapes.topics][language]
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <div className={styles.two}>
        <Counsellors />
        <div className={styles.figures}>
          {figures.error && !figures.data && <ProblemNotice problem={figures.error} />}
          {!figures.data && !figures.error && <SkeletonRows label={text.loading} />}
          {figures.data && <><Rating of={figures.data.rating} /><Group title={text.months} rows={figures.data.months} nameOf={(row) => text.month(row.key)} /><Group title={text.topics} rows={figures.data.topics} nameOf={(row) => topicOf(row.key)} /><Group title={text.units} rows={figures.data.units} nameOf={(row) => row.name ?? ''} /></>}
        </div>
      </div>
    </>
  )
}

function Rating({ of }: { of: Figures['rating'] }) {
  const text = useText(messages)
  const format = useFormat()
  return <Card><h2 className={styles.title}>{text.rating}</h2><p style={{ margin: 0 }}>{of ? <><b className={`num ${styles.mean}`}>{of.mean.toFixed(1)}</b> <span className="muted">{text.ratingOf(format.count(of.ratings))}</span></> : <span className="muted">{text.ratingNone}</span>}</p></Card>
}

function Group({ title, rows, nameOf }: { title: string; rows: Figures['months']; nameOf: (row: Figures['months'][number]) => string }) {
  const text = useText(messages)
  const format = useFormat()
  return <Card><h2 className={styles.title}>{title}</h2>{rows.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noFigures}</p>}<ul className={styles.rows}>{rows.map((row) => <li key={row.key}><span>{nameOf(row)}</span><span className="num">{row.sessions === null ? <span className="muted">{text.few}</span> : text.count(format.count(row.sessions))}</span></li>)}</ul></Card>
}

function Counsellors() {
  const text = useText(messages)
  const { permissions } = useSession()
  const { data, error } = useAnswer(counsellingRoutes.counsellors, {})
  const end = useCommand(counsellingRoutes.end)
  const manages = permissions.has('counselling.manage')
  return (
    <Card>
      <h2 className={styles.title}>{text.counsellors}</h2>
      <ProblemNotice problem={error ?? end.problem} />
      {data?.rows.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.none}</p>}
      <ul className={styles.rows}>{data?.rows.map((row) => <li key={row.id}><span><b>{row.name}</b><span className={styles.small}>{row.about}</span></span>{!row.active ? <span className="muted">{text.ended}</span> : manages && <Button size="small" kind="quiet" aria-label={text.endOf(row.name)} busy={end.busy} onClick={() => end.start({ counsellorId: row.id })}>{text.end}</Button>}</li>)}</ul>
      {manages && <Admit />}
    </Card>
  )
}

function Admit() {
  const text = useText(messages)
  const [number, setNumber] = useState('')
  const [about, setAbout] = useState('')
  const whole = /^1[3-9]\d{9}$/.test(number)
  const found = useFoundPerson(number, whole)
  const person = whole ? found.data?.person ?? null : null
  const admit = useCommand(counsellingRoutes.admit, { onDone: () => { setNumber(''); setAbout('') } })
  return (
    <div className={styles.form}>
      <label className={styles.field}><span>{text.phone}</span><Input inputMode="numeric" maxLength={11} value={number} onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))} /></label>
      {whole && found.data && <span className="muted">{person ? text.found(person.name) : text.notFound}</span>}
      <label className={styles.field}><span>{text.about}</span><Input maxLength={100} value={about} onChange={(event) => setAbout(event.target.value)} /></label>
      <ProblemNotice problem={admit.problem} />
      <span><Button kind="primary" busy={admit.busy} disabled={!person?.id} onClick={() => { if (person?.id) admit.start({ personId: person.id, about: about.trim() }) }}>{text.admit}</Button></span>
    </div>
  )
}
