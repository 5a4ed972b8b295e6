import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { classesRoutes } from '@guildhall/contract'
import type { AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, dotted, Field, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { NowCard, PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { Problem } from '../plans/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

type Sheet = AnswerOf<typeof classesRoutes.getSignInSheet>
type Status = NonNullable<Sheet['rows'][number]['status']>
const order: readonly Status[] = ['present', 'late', 'absent', 'leave']

/** One lesson for whoever teaches it: show the code, answer leave, note who came. */
export default function LessonPage() {
  const text = useText(messages)
  const router = useRouter()
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.getSignInSheet, { sessionId }, { refetchInterval: 15_000 })
  return (
    <>
      <PhoneBar title={data?.lesson.class.title ?? ''} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/teaching' as string }))} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && <Head sheet={data} />}
        {data?.rows.filter((row) => row.leave?.state === 'asked').map((row) => <LeaveCard key={row.enrolmentId} row={row} />)}
        {data && <People key={sessionId} sheet={data} />}
      </PhoneBody>
    </>
  )
}

function Head({ sheet: { lesson } }: { sheet: Sheet }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <NowCard
      live={lesson.checkIn.open ? text.checkInOpen(format.time(lesson.checkIn.until)) : format.monthDay(lesson.startsAt)} aside={text.here(lesson.present + lesson.late, lesson.seated)} time={format.time(lesson.startsAt)} title={lesson.topic} detail={lesson.venue?.name ?? ''}
      action={lesson.checkIn.open
        ? <Link to={`/teaching/${lesson.id}/code` as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.showCode}</Link>
        : Date.parse(lesson.checkIn.from) > Date.now() ? <Button size="large" block disabled>{text.codeClosed(format.dateTime(lesson.checkIn.from))}</Button> : undefined}
    />
  )
}

function LeaveCard({ row }: { row: Sheet['rows'][number] }) {
  const text = useText(messages)
  const [refusing, setRefusing] = useState<string | null>(null)
  const decide = useCommand(classesRoutes.decideLeave)
  if (!row.leave) return null
  const leaveId = row.leave.id
  return (
    <Card>
      <div className={styles.rows}>
        <h2>{text.leaveOf(row.name)}</h2>
        <p>{row.leave.reason}</p>
        <Problem problem={decide.problem} />
        {refusing !== null && <Field label={text.refuseWhy} value={refusing} maxLength={200} onChange={(event) => setRefusing(event.target.value)} />}
        <div className={styles.pair}>
          <Button block busy={decide.busy} disabled={refusing?.trim() === ''} onClick={() => (refusing === null ? setRefusing('') : decide.start({ leaveId, granted: false, note: refusing.trim() }))}>{text.refuse}</Button>
          <Button block busy={decide.busy} onClick={() => decide.start({ leaveId, granted: true })}>{text.grant}</Button>
        </div>
      </div>
    </Card>
  )
}

function People({ sheet }: { sheet: Sheet }) {
  const text = useText(messages)
  const [changed, setChanged] = useState<ReadonlyMap<string, Status>>(new Map())
  const save = useCommand(classesRoutes.enterSignInSheet, { onDone: () => setChanged(new Map()) })
  const mayEnter = sheet.may.enter && Date.parse(sheet.lesson.checkIn.from) <= Date.now()
  const change = (entries: readonly (readonly [string, Status])[]) => setChanged(new Map([...changed, ...entries]))
  const unmarked = sheet.rows.filter((row) => row.status === null && !changed.has(row.enrolmentId))
  return (
    <>
      <SectionTitle aside={mayEnter ? text.sheetHint : undefined}>{text.sheet}</SectionTitle>
      {mayEnter && unmarked.length > 0 && <Button block onClick={() => change(unmarked.map((row) => [row.enrolmentId, 'present'] as const))}>{text.allHere}</Button>}
      <Card>
        <ul className={styles.people}>
          {sheet.rows.map((row) => {
            const status = changed.get(row.enrolmentId) ?? row.status
            const next = order[(status ? order.indexOf(status) + 1 : 0) % order.length]!
            return (
              <li key={row.enrolmentId} className={styles.person}>
                <span>{row.name}<small>{dotted(text.dot, [row.unitName, row.phoneTail && text.phoneTail(row.phoneTail)])}</small></span>
                <button type="button" className={styles.mark} data-status={status} data-changed={changed.has(row.enrolmentId) || undefined} disabled={!mayEnter} onClick={() => change([[row.enrolmentId, next]])}>{status ? text.status[status] : text.noMark}</button>
              </li>
            )
          })}
        </ul>
      </Card>
      <Problem problem={save.problem} />
      {changed.size > 0 && <div className={styles.keep}><Button kind={sheet.lesson.checkIn.open ? 'outlined' : 'primary'} size="large" block busy={save.busy} onClick={() => save.start({ sessionId: sheet.lesson.id, rows: [...changed].map(([enrolmentId, status]) => ({ enrolmentId, status })) })}>{text.sheetSave(changed.size)}</Button></div>}
      {save.done && changed.size === 0 && <p role="status">{text.sheetSaved}</p>}
    </>
  )
}
