import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import type { AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, dotted, EmptyState, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

type Sheet = AnswerOf<typeof classesRoutes.getSignInSheet>
type Status = NonNullable<Sheet['rows'][number]['status']>
const statuses: readonly Status[] = ['present', 'late', 'absent', 'leave']

/** One page for both: printed, it has room to sign; on the screen, who signed is typed in. */
export default function SheetPage() {
  const text = useText(messages)
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.getSignInSheet, { sessionId })
  if (error) return <Problem problem={error} onAgain={() => void refetch()} />
  if (!data) return <Card><SkeletonRows label={text.loading} /></Card>
  return <SheetForm sheet={data} />
}

function SheetForm({ sheet }: { sheet: Sheet }) {
  const text = useText(messages)
  const format = useFormat()
  const { lesson } = sheet
  const [changed, setChanged] = useState<ReadonlyMap<string, Status>>(new Map())
  const [said, setSaid] = useState('')
  const save = useCommand(classesRoutes.enterSignInSheet, { onDone: ({ entered, corrected }) => { setChanged(new Map()); setSaid(text.sheet.saved(entered, corrected)) } })
  const early = Date.parse(lesson.checkIn.from) > Date.now()
  const mayEnter = sheet.may.enter && !early
  const unmarked = sheet.rows.filter((row) => row.status === null && !changed.has(row.enrolmentId))
  const set = (entries: readonly (readonly [string, Status])[]) => setChanged(new Map([...changed, ...entries]))
  return (
    <>
      <PageTitle
        crumbs={<><Link to={'/classes' as string}>{text.record.crumb}</Link><Link to={`/classes/${lesson.class.id}` as string}>{lesson.class.number}</Link></>}
        title={`${lesson.class.title}${text.dot}${text.sheet.title(lesson.seq)}`} detail={dotted(text.dot, [format.date(lesson.startsAt), format.weekday(lesson.startsAt), format.timeSpan(lesson.startsAt, lesson.endsAt), lesson.topic, lesson.venue?.name, lesson.trainer?.name, sheet.organiser])}
        actions={(
          <>
            <Button icon={Printer} onClick={() => print()}>{text.print}</Button>
            {mayEnter && unmarked.length > 0 && <Button onClick={() => set(unmarked.map((row) => [row.enrolmentId, 'present'] as const))}>{text.sheet.rest}</Button>}
            {changed.size > 0 && <Button kind="primary" busy={save.busy} onClick={() => save.start({ sessionId: lesson.id, rows: [...changed].map(([enrolmentId, status]) => ({ enrolmentId, status })) })}>{text.sheet.save(changed.size)}</Button>}
          </>
        )}
      />
      <p className={styles.hint} data-print="hide" role="status">{early ? text.sheet.early(format.dateTime(lesson.checkIn.from)) : said || `${text.sheet.came(sheet.rows.filter((row) => row.status !== null).length, sheet.rows.length)}${text.dot}${text.sheet.hint}`}</p>
      <Problem problem={save.problem} />
      {sheet.rows.length === 0 && <Card><EmptyState title={text.roster.emptyTitle}>{text.sheet.empty}</EmptyState></Card>}
      {sheet.rows.length > 0 && (
        <Card padding="flush">
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead><tr><th scope="col">{text.sheet.number}</th><th scope="col">{text.sheet.name}</th><th scope="col">{text.sheet.tail}</th><th scope="col">{text.sheet.unit}</th><th scope="col" className={styles.printOnly}>{text.sheet.sign}</th><th scope="col" className={styles.screenOnly}>{text.sheet.status}</th></tr></thead>
              <tbody>
                {sheet.rows.map((row, index) => {
                  const status = changed.get(row.enrolmentId) ?? row.status
                  return (
                    <tr key={row.enrolmentId}>
                      <td className="num">{index + 1}</td><td>{row.name}</td><td className="num">{row.phoneTail}</td><td>{row.unitName}</td>
                      <td className={styles.printOnly}><div className={styles.sign} /></td>
                      <td className={styles.screenOnly}>
                        <div className={styles.choices} role="group" aria-label={`${row.name} ${text.sheet.status}`}>
                          {statuses.map((one) => <button key={one} type="button" className={styles.choice} aria-pressed={status === one} disabled={!mayEnter} onClick={() => set([[row.enrolmentId, one]])}>{text.sheet.statuses[one]}</button>)}
                          <span className={styles.small}>{row.via && !changed.has(row.enrolmentId) ? `${text.sheet.via[row.via]}${row.at ? ` ${format.time(row.at)}` : ''}` : status ? '' : text.sheet.none}</span>
                        </div>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      <p className={styles.trainerSign}>{text.sheet.trainer}{colon()}________________</p>
    </>
  )
}
