import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, EmptyState, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { AttendanceGrid } from '@guildhall/ui/console'
import { Problem } from '../../needs/problem.tsx'
import { OffersCard } from '../../offers/offers-card.tsx'
import { AddWorkers } from '../add-workers.tsx'
import { AskReason } from '../ask-reason.tsx'
import styles from '../classes.module.css'
import { messages } from '../messages.ts'
import { Questions } from '../questions.tsx'
import { marksOf, type ClassRecord, type RosterRow, type TabProps } from '../words.ts'

/** Who sits in the class and who came, with what should be watched; below, who waits. */
export default function RosterTab({ record }: TabProps) {
  const text = useText(messages)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'add' | 'remove' | null>(null)
  const seated = record.roster.filter((row) => row.enrolment.state === 'seated')
  const waiting = record.roster.filter((row) => row.enrolment.state === 'waiting')
  const lessons = record.sessions.filter((session) => session.state !== 'cancelled')
  const today = lessons.findIndex((session) => session.id === record.today) + 1
  const marked = seated.some((row) => row.result?.theory != null)
  return (
    <div className={styles.stack}>
      <Leaves record={record} />
      <Questions record={record} />
      {record.class.kind === 'composite' && <OffersCard classId={record.class.id} trade={record.class.occupation.name} />}
      {(record.can.includes('add-worker') || selected.size > 0) && <div className={styles.tools}>
        {record.can.includes('add-worker') && <Button size="small" icon={UserPlus} onClick={() => setOpen('add')}>{text.roster.add}</Button>}
        {record.can.includes('remove-worker') && selected.size > 0 && <Button size="small" onClick={() => setOpen('remove')}>{text.roster.remove(selected.size)}</Button>}
      </div>}
      <Card padding="flush">
        {seated.length === 0 && <EmptyState title={text.roster.emptyTitle}>{text.roster.emptyText}</EmptyState>}
        {seated.length > 0 && (
          <AttendanceGrid
            text={{ ...text.roster, score: marked ? text.roster.score : undefined, total: text.roster.total(seated.length, waiting.length) }} sessions={lessons.length} today={today > 0 ? today : undefined} pass={record.passTheory}
            rows={seated.map((row) => ({
              id: row.enrolment.id, name: row.person.name, unit: row.unitName ?? text.roster.self, marks: marksOf(record, row), note: noteOf(row, text.roster), urgent: row.atRisk,
              ...(row.result?.theory != null && { score: { value: row.result.theory, label: `${text.roster.score} ${row.result.theory}` } }),
            }))}
            selected={selected} onSelect={setSelected}
          />
        )}
      </Card>
      {waiting.length > 0 && <Waitlist rows={waiting} />}
      {open === 'add' && <AddWorkers classId={record.class.id} onClose={() => setOpen(null)} />}
      {open === 'remove' && <Remove ids={[...selected]} onClose={() => { setOpen(null); setSelected(new Set()) }} />}
    </div>
  )
}

function noteOf({ enrolment, attendance, atRisk }: RosterRow, text: ReturnType<typeof useText<typeof messages.zh>>['roster']): string {
  const missed = attendance.absent === 0 ? '' : attendance.missesLeft < 0 ? text.tooMany(attendance.absent) : atRisk ? text.noMore(attendance.absent) : text.missed(attendance.absent)
  return [enrolment.assisted && text.assisted, missed, attendance.leave > 0 && text.onLeave(attendance.leave), attendance.late > 1 && text.late(attendance.late)].filter(Boolean).join('，')
}

function Waitlist({ rows }: { rows: readonly RosterRow[] }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <>
      <SectionTitle aside={text.roster.waitText}>{text.roster.waitTitle}</SectionTitle>
      <Card padding="flush">
        <table className={styles.table}><tbody>{rows.map((row) => <tr key={row.enrolment.id}><td>{text.roster.position(row.enrolment.position ?? 1)}</td><td>{row.person.name}</td><td className="muted">{row.unitName ?? text.roster.self}</td><td className="muted"><time>{format.dateTime(row.enrolment.enrolledAt)}</time></td><td>{row.need && <Link to={`/needs/${row.need.id}` as string} className="num">{row.need.number}</Link>}</td></tr>)}</tbody></table>
      </Card>
    </>
  )
}

/** Taken out one after another: each is told, and each seat goes to the next in line. */
function Remove({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const text = useText(messages)
  const remove = useCommand(classesRoutes.removeEnrolment)
  async function all(reason: string) {
    for (const enrolmentId of ids) await remove.run({ enrolmentId, reason })
    onClose()
  }
  // What was refused is shown from `problem`; those before it are out.
  return <AskReason title={text.roster.removeTitle(ids.length)} words={text.roster.removeText} label={text.roster.removeWhy} action={text.roster.removeDo} busy={remove.busy} problem={remove.problem} onClose={onClose} onSay={(reason) => void all(reason).catch(() => undefined)} />
}

function Leaves({ record }: { record: ClassRecord }) {
  const text = useText(messages)
  const format = useFormat()
  const [refusing, setRefusing] = useState<string | null>(null)
  const decide = useCommand(classesRoutes.decideLeave, { onDone: () => setRefusing(null) })
  const came = (leave: ClassRecord['leaves'][number]) => record.roster.some((row) => row.enrolment.id === leave.enrolmentId && row.marks.some((mark) => mark.sessionId === leave.sessionId && (mark.status === 'present' || mark.status === 'late')))
  // Nothing waits for an answer once the person came all the same, or the class has been assessed.
  const asked = record.can.includes('decide-leave') ? record.leaves.filter((leave) => leave.state === 'asked' && !came(leave)) : []
  if (asked.length === 0) return null
  return (
    <Card>
      <SectionTitle>{text.roster.leavesTitle(asked.length)}</SectionTitle>
      <Problem problem={refusing ? null : decide.problem} />
      <table className={`${styles.table} ${styles.inCard}`}>
        <tbody>
          {asked.map((leave) => (
            <tr key={leave.id}>
              <td>{text.roster.leaveOf(leave.person.name, leave.seq)}<span className={styles.cell}><time>{format.dateTime(leave.startsAt)}</time></span></td><td>{leave.reason}{leave.assisted && <span className={styles.cell}>{text.roster.assisted}</span>}</td>
              <td>{record.can.includes('decide-leave') && <div className={styles.choices}><Button size="small" busy={decide.busy} onClick={() => decide.start({ leaveId: leave.id, granted: true })}>{text.roster.grant}</Button><Button size="small" onClick={() => setRefusing(leave.id)}>{text.roster.refuse}</Button></div>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refusing && <AskReason title={text.roster.refuse} words={text.roster.refuseWhy} label={text.roster.refuseWhy} action={text.roster.refuse} busy={decide.busy} problem={decide.problem} onClose={() => setRefusing(null)} onSay={(note) => decide.start({ leaveId: refusing, granted: false, note })} />}
    </Card>
  )
}
