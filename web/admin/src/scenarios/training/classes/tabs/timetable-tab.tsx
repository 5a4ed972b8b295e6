import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { plansRoutes, resourcesRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, dayOf, Field, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { Modal, Select } from '@guildhall/ui/console'
import { Problem } from '../../plans/problem.tsx'
import styles from '../classes.module.css'
import { messages } from '../messages.ts'
import type { ClassRecord, TabProps } from '../words.ts'

type Session = ClassRecord['sessions'][number]

/** Every lesson: when, where, what, who came; and the ways to its sheet, its code, another time. */
export default function TimetableTab({ record }: TabProps) {
  const text = useText(messages)
  const format = useFormat()
  const [moving, setMoving] = useState<Session | null>(null)
  const now = Date.now()
  const may = (action: ClassRecord['can'][number]) => record.can.includes(action)
  return (
    <>
      <Card padding="flush">
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th scope="col">{text.timetable.seq}</th><th scope="col">{text.timetable.when}</th><th scope="col">{text.timetable.topic}</th><th scope="col">{text.timetable.venue}</th><th scope="col">{text.timetable.trainer}</th><th scope="col">{text.timetable.came}</th><th aria-hidden /></tr></thead>
            <tbody>
              {record.sessions.map((session) => (
                <tr key={session.id} className={session.state === 'cancelled' ? styles.off : session.id === record.today ? styles.today : undefined}>
                  <td className="num">{session.seq}</td>
                  <td><time>{format.monthDay(session.startsAt)} {format.timeSpan(session.startsAt, session.endsAt)}</time>{session.state === 'cancelled' ? <span className={styles.cell}>{text.timetable.cancelled}</span> : session.changedAt && <span className={styles.cell}>{text.timetable.moved}</span>}</td>
                  <td>{session.topic}<span className={styles.cell}>{text.timetable.hours(session.hours)}</span></td><td>{session.venue?.name}</td><td>{session.trainer?.name}</td>
                  <td className="num">{session.state === 'held' || session.present + session.late > 0 ? `${session.present + session.late}/${record.figures.seated}` : ''}</td>
                  <td>
                    <div className={styles.choices}>
                      {session.state !== 'cancelled' && <Link to={`/sessions/${session.id}/sheet` as string} className={buttonClass({ size: 'small' })}>{text.timetable.sheet}</Link>}
                      {session.state === 'planned' && may('reschedule') && Date.parse(session.startsAt) > now && <Button size="small" onClick={() => setMoving(session)}>{text.timetable.move}</Button>}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      {record.outline.length > 0 && (
        <>
          <SectionTitle>{text.timetable.outline}</SectionTitle>
          <Card padding="flush"><table className={styles.table}><tbody>{record.outline.map((course) => <tr key={course.topic}><td>{course.topic}</td><td className="num muted">{text.timetable.hours(course.hours)}</td></tr>)}</tbody></table></Card>
        </>
      )}
      {moving && <Move record={record} session={moving} onClose={() => setMoving(null)} />}
    </>
  )
}

/** Another time, room or trainer for one lesson. What is in the way is said by the server, session by session; who will hear of it is said before. */
function Move({ record, session, onClose }: { record: ClassRecord; session: Session; onClose: () => void }) {
  const text = useText(messages)
  const clock = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
  const [form, setForm] = useState({ day: dayOf(session.startsAt), from: clock(session.startsAt), to: clock(session.endsAt), reason: '' })
  const [venueId, setVenueId] = useState(session.venue?.id)
  const [trainerId, setTrainerId] = useState(session.trainer?.id)
  const trainers = useAnswer(resourcesRoutes.listTrainers, { occupationId: [record.class.occupation.id], active: 'true', limit: 200 })
  const venues = useAnswer(resourcesRoutes.listVenues, { active: 'true', limit: 200 })
  const move = useCommand(plansRoutes.rescheduleSession, { onDone: onClose })
  const field = (name: keyof typeof form) => ({ value: form[name], onChange: (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [name]: event.target.value }) })
  return (
    <Modal
      open title={text.timetable.moveTitle(session.seq)} onCancel={onClose}
      footer={<><Button onClick={onClose}>{text.cancel}</Button>{' '}<Button kind="primary" busy={move.busy} disabled={form.reason.trim() === '' || form.day === '' || form.from >= form.to} onClick={() => move.start({ sessionId: session.id, ...form, venueId, trainerId, reason: form.reason.trim() })}>{text.timetable.moveDo}</Button></>}
    >
      <div className={styles.form}>
        <p>{text.timetable.moveText(record.figures.seated + record.figures.waiting, record.unit?.name ?? null)}</p>
        <Problem problem={move.problem} />
        <div className={styles.fields}><Field type="date" label={text.timetable.day} {...field('day')} /><Field type="time" label={text.timetable.from} {...field('from')} /><Field type="time" label={text.timetable.to} {...field('to')} /></div>
        <div className={styles.fields}>
          <Chosen label={text.timetable.venue} value={venueId} onChange={setVenueId} options={withPresent(venues.data?.rows, session.venue, (one) => text.timetable.seatsOf(one.name, one.capacity))} />
          <Chosen label={text.timetable.trainer} value={trainerId} onChange={setTrainerId} options={withPresent(trainers.data?.rows, session.trainer, (one) => one.name)} />
        </div>
        <Field label={text.timetable.why} maxLength={200} {...field('reason')} />
      </div>
    </Modal>
  )
}

type Option = { value: string; label: string }

function Chosen({ label, value, options, onChange }: { label: string; value: string | undefined; options: Option[]; onChange: (id: string) => void }) {
  return (
    <div className={styles.chosen}>
      <span>{label}</span>
      <Select aria-label={label} value={value} options={options} onChange={onChange} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} />
    </div>
  )
}

/** All to choose from; the present one is there even when it is not for this occupation, or not active any more. */
function withPresent<T extends { id: string; name: string }>(rows: readonly T[] | undefined, present: { id: string; name: string } | null, say: (one: T) => string): Option[] {
  const options = (rows ?? []).map((one) => ({ value: one.id, label: say(one) }))
  return present && !options.some((one) => one.value === present.id) ? [{ value: present.id, label: present.name }, ...options] : options
}
