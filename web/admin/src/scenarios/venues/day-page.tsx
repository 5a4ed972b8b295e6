import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { CalendarClock, Printer, QrCode } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { positionVisitRoutes, roomBookingRoutes, venueShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, Icon, ProblemNotice, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal, PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import { Labelled } from './position-form.tsx'
import styles from './venues.module.css'

type Day = AnswerOf<typeof roomBookingRoutes.day>
type Row = Day['rows'][number]
const tone = { waiting: 'amber', booked: 'ink', cancelled: 'neutral', freed: 'amber', came: 'jade', missed: 'neutral', lapsed: 'neutral' } as const

/** The door on one day: the list, also on paper; who came; how many came besides. */
export default function DayPage() {
  const shared = useText(messages)
  const text = shared.day
  const format = useFormat()
  const { positionId = '' } = useParams({ strict: false }) as { positionId?: string }
  const [address, change] = useAddress()
  const day = /^\d{4}-\d{2}-\d{2}$/.test(address['day'] ?? '') ? address['day'] : undefined
  const { data, error } = useAnswer(roomBookingRoutes.day, { positionId, day }, { refetchInterval: 15_000 })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  return (
    <div className={styles.stack}>
      <PageTitle
        title={text.title(data.position.name)} detail={`${format.day(data.day)}${shared.dot}${text.total(format.count(data.came))}`} crumbs={<Link to={`/positions/${positionId}` as string} className="link">{data.position.name}</Link>}
        actions={<><Button icon={Printer} onClick={() => print()}>{text.print}</Button><Link to={`/positions/${positionId}/code` as string} className={buttonClass()}><Icon of={QrCode} size={16} />{text.code}</Link></>}
      />
      <div className={styles.tools} data-print="hide"><label>{text.day}<Input type="date" style={{ width: 160 }} value={day ?? data.day} onChange={(event) => change({ day: event.target.value || undefined })} /></label></div>
      {data.rows.length === 0 ? <EmptyState icon={CalendarClock} title={text.empty}>{text.emptyNext}</EmptyState> : <List of={data} />}
      {data.day <= data.today && <Count key={data.day} of={data} positionId={positionId} />}
    </div>
  )
}

function List({ of }: { of: Day }) {
  const shared = useText(messages)
  const text = shared.day
  const format = useFormat()
  const [coming, setComing] = useState<Row | null>(null)
  const [off, setOff] = useState<Row | null>(null)
  const came = useCommand(positionVisitRoutes.noteCame, { onDone: () => setComing(null) })
  const free = useCommand(roomBookingRoutes.free, { onDone: () => setOff(null) })
  return (
    <Card>
      <ProblemNotice problem={coming ? null : came.problem} />
      <div className={styles.scroll} role="region" aria-label={text.title(of.position.name)}>
        <table className={styles.table}>
          <thead><tr><th>{text.time}</th><th>{text.room}</th><th>{text.who}</th><th className={styles.number}>{text.people}</th><th>{text.state}</th><th className={styles.sign}>{text.sign}</th><th data-print="hide">{text.deed}</th></tr></thead>
          <tbody>
            {of.rows.map((row) => (
              <tr key={row.id}>
                <td className="num">{row.from}–{row.to}</td><td>{row.room.name}{row.helper && <span className={styles.small}>{text.helper(row.helper)}</span>}</td>
                <td>{row.who}<span className={styles.small}>{dotted(shared.dot, [row.phone, row.title, row.assisted && text.assisted])}</span></td><td className={styles.number}>{format.count(row.people)}</td>
                <td><Chip tone={tone[row.state]} shape={row.state === 'came' || row.state === 'booked' ? 'dot' : 'ring'}>{row.place === null ? text.stateOf[row.state] : text.place(row.place)}</Chip>{row.why && <span className={styles.small}>{row.why === venueShapes.whyChanged ? text.changed : row.why}</span>}</td>
                <td className={styles.sign} />
                <td data-print="hide"><span className={styles.buttons}>
                  {row.mayCome && <Button size="small" busy={came.busy} aria-label={`${row.who}${colon()}${text.came}`} onClick={() => { if (row.title === null) came.start({ bookingId: row.id, people: row.people }); else setComing(row) }}>{text.came}</Button>}
                  {row.mayFree && <Button size="small" kind="quiet" aria-label={text.offOf(row.who)} onClick={() => setOff(row)}>{text.off}</Button>}
                  {!row.mayCome && !row.mayFree && shared.none}
                </span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {coming && <HowMany row={coming} busy={came.busy} problem={came.problem} onClose={() => setComing(null)} onSave={(people) => came.start({ bookingId: coming.id, people })} />}
      {off && <AskDialog title={text.offOf(off.who)} detail={text.offDetail} ok={text.off} busy={free.busy} problem={free.problem} onClose={() => setOff(null)} onConfirm={(reason) => free.start({ bookingId: off.id, reason })} />}
    </Card>
  )
}

/** A unit comes with more or fewer than it said. */
function HowMany({ row, busy, problem, onClose, onSave }: { row: Row; busy: boolean; problem: ReturnType<typeof useCommand>['problem']; onClose: () => void; onSave: (people: number) => void }) {
  const shared = useText(messages)
  const text = shared.day
  const [people, setPeople] = useState(row.people)
  return (
    <Modal open title={text.cameOf(row.who)} okText={text.came} cancelText={shared.cancel} confirmLoading={busy} onCancel={onClose} onOk={() => onSave(people)}>
      <div className={styles.form}><ProblemNotice problem={problem} /><Labelled label={text.people}><InputNumber autoFocus aria-label={text.people} min={1} max={5_000} precision={0} value={people} onChange={(value) => setPeople(value ?? 1)} /></Labelled></div>
    </Modal>
  )
}

/** Those who neither booked nor scanned, counted on the sheet at the door. */
function Count({ of, positionId }: { of: Day; positionId: string }) {
  const shared = useText(messages)
  const text = shared.day
  const [people, setPeople] = useState<number | null>(of.counted)
  const save = useCommand(positionVisitRoutes.enterCount)
  return (
    <div data-print="hide">
      <Card>
        <h2 className={styles.title}>{text.count}</h2>
        <p className="muted">{text.countHint}</p>
        <div className={styles.tools}>
          <label>{text.people}<InputNumber aria-label={text.count} min={0} max={100_000} precision={0} value={people} onChange={(value) => { setPeople(value); save.reset() }} /></label>
          <Button busy={save.busy} disabled={people === null} onClick={() => save.start({ positionId, day: of.day, people: people ?? 0 })}>{shared.save}</Button>
          {save.done && <span className={styles.done} role="status">{text.saved}</span>}
        </div>
        <ProblemNotice problem={save.problem} />
      </Card>
    </div>
  )
}
