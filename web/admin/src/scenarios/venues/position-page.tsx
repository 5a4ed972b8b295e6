import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { ExternalLink, QrCode } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { positionRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, Icon, ProblemNotice, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { ExceptionDialog } from './exception-dialog.tsx'
import { Helpers } from './helpers.tsx'
import { messages } from './messages.ts'
import { OpenChip } from './open-chip.tsx'
import { Photos } from './photos.tsx'
import { PositionForm } from './position-form.tsx'
import { RoomForm } from './room-form.tsx'
import styles from './venues.module.css'

export type Position = AnswerOf<typeof positionRoutes.get>
type Room = Position['rooms'][number]

/** One position: rooms and days on the left, what everybody sees on the right. */
export default function PositionPage() {
  const shared = useText(messages)
  const text = shared.record
  const { permissions } = useSession()
  const { positionId = '' } = useParams({ strict: false }) as { positionId?: string }
  const { data, error } = useAnswer(positionRoutes.get, { positionId })
  const [editing, setEditing] = useState(false)
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const manages = permissions.has('venues.manage')
  return (
    <>
      <PageTitle
        title={data.name} crumbs={<Link to={'/positions' as string} className="link">{shared.list.title}</Link>} chip={data.active ? <OpenChip open={data.open} /> : <Chip shape="ring">{text.retired}</Chip>} detail={dotted(shared.dot, [shared.kind[data.kind], data.unitName])}
        actions={<>
          {permissions.has('venues.serve') && <Link to={`/positions/${data.id}/code` as string} className={buttonClass()}><Icon of={QrCode} size={16} />{text.code}</Link>}
          {permissions.has('venues.serve') && <Link to={`/positions/${data.id}/day` as string} className={buttonClass({ kind: 'primary' })}>{text.day}</Link>}
        </>}
      />
      <div className={styles.two}>
        <div className={styles.column}><Rooms of={data} manages={manages} /><Exceptions of={data} manages={manages} /><Helpers of={data} manages={manages} /></div>
        <div className={styles.column}><Facts of={data} onEdit={manages ? () => setEditing(true) : null} /><Photos of={data} manages={manages} /></div>
      </div>
      {editing && <PositionForm key={data.updatedAt} position={data} onClose={() => setEditing(false)} />}
    </>
  )
}

function Rooms({ of, manages }: { of: Position; manages: boolean }) {
  const shared = useText(messages)
  const text = shared.record
  const [open, setOpen] = useState<Room | 'new' | null>(null)
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.rooms}</h2>{manages && <Button size="small" onClick={() => setOpen('new')}>{text.addRoom}</Button>}</div>
      {of.rooms.length === 0 && <p className="muted">{text.noRooms}</p>}
      <ul className={styles.rows}>{of.rooms.map((room) => <li key={room.id}><RoomLine room={room} />{manages && <Button size="small" onClick={() => setOpen(room)} aria-label={`${text.editRoom}${colon()}${room.name}`}>{text.editRoom}</Button>}</li>)}</ul>
      {open && <RoomForm key={open === 'new' ? 'new' : open.id} positionId={of.id} room={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function RoomLine({ room }: { room: Room }) {
  const shared = useText(messages)
  const text = shared.room
  const format = useFormat()
  const rules = room.book === 'none' ? [] : [text.sum(room.slotMinutes, room.bookDays), room.perWeek !== null && text.week(room.perWeek), room.waitlist > 0 && text.wait(room.waitlist), room.closedDays !== null && text.barred(room.closedDays), room.needsHelper && text.helper, room.forUnits && text.units]
  return (
    <div className={styles.grow}>
      <b>{room.name}</b> <Chip tone={room.book === 'none' ? 'neutral' : 'ink'}>{text.bookOf[room.book]}</Chip>{!room.active && <> <Chip shape="ring">{text.retired}</Chip></>}
      <span className={styles.small}>{dotted(shared.dot, [shared.series.people(format.count(room.capacity)), room.facilities, ...rules])}</span>
      {room.trainingVenue && <span className={styles.small}>{text.linked(room.trainingVenue.name)}</span>}
    </div>
  )
}

function Exceptions({ of, manages }: { of: Position; manages: boolean }) {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const [adding, setAdding] = useState(false)
  const remove = useCommand(positionRoutes.removeException)
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.exceptions}</h2>{manages && <Button size="small" onClick={() => setAdding(true)}>{text.addException}</Button>}</div>
      <ProblemNotice problem={remove.problem} />
      {of.exceptions.length === 0 && <p className="muted">{text.noExceptions}</p>}
      <ul className={styles.rows}>{of.exceptions.map((one) => <li key={one.day}><span className={styles.grow}><b>{format.day(one.day)}</b> <span className="num">{one.hours.map((hour) => `${hour.from}–${hour.to}`).join('，') || text.shut}</span><span className={styles.small}>{one.why}</span></span>{manages && <Button size="small" kind="quiet" busy={remove.busy} aria-label={`${shared.remove} ${text.removeException(format.day(one.day))}`} onClick={() => remove.start({ positionId: of.id, day: one.day })}>{shared.remove}</Button>}</li>)}</ul>
      {adding && <ExceptionDialog positionId={of.id} onClose={() => setAdding(false)} />}
    </Card>
  )
}

function Facts({ of, onEdit }: { of: Position; onEdit: (() => void) | null }) {
  const shared = useText(messages)
  const text = shared.record
  const daysSaid = (days: readonly number[]) => {
    const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1]
    if (days.length === 7) return text.everyDay
    return days.length > 2 && last - first === days.length - 1 ? `${shared.weekday(first)}–${shared.weekday(last)}` : days.map(shared.weekday).join(shared.comma)
  }
  const said = of.hours.map((one) => `${daysSaid(one.weekdays)} ${one.from}–${one.to}`).join('\n')
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.facts}</h2>{onEdit && <Button size="small" onClick={onEdit}>{text.edit}</Button>}</div>
      <dl className={styles.facts}>
        <dt>{text.address}</dt><dd>{[of.divisionName, of.town && !of.address.includes(of.town) && of.town, of.address].filter(Boolean).join(' ')}</dd>
        <dt>{text.line}</dt><dd>{of.line ?? shared.none}</dd>
        <dt>{text.hours}</dt><dd>{said || text.shut}{'\n'}{text.holidays[`${of.openOnHolidays}`]}</dd>
        {of.rules && <><dt>{text.rules}</dt><dd>{of.rules}</dd></>}
      </dl>
      {of.summary && <p className="muted" style={{ marginBlockStart: 12 }}>{of.summary}</p>}
      {of.active && <p style={{ marginBlockStart: 12 }}><a className={`link ${styles.out}`} href={`/positions/${of.id}`} target="_blank" rel="noreferrer">{text.publicPage} <Icon of={ExternalLink} size={14} /></a></p>}
    </Card>
  )
}
