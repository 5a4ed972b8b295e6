import { Link, useParams, useRouter } from '@tanstack/react-router'
import { MapPin, Navigation, Phone } from 'lucide-react'
import { fileAddress, useAnswer } from '@guildhall/client'
import { positionRoutes, type AnswerOf } from '@guildhall/contract'
import { buttonClass, Card, dotted, EmptyState, Icon, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { OpenChip } from './open-chip.tsx'
import styles from './venues.module.css'

type Position = AnswerOf<typeof positionRoutes.show>

/** The card of a position: is it open, how to get there, what may be booked, what to mind. */
export default function PositionPage() {
  const shared = useText(messages)
  const text = shared.card
  const router = useRouter()
  const { positionId = '' } = useParams({ strict: false }) as { positionId?: string }
  const { data, error } = useAnswer(positionRoutes.show, { positionId })
  return (
    <>
      <PhoneBar title={data ? shared.kind[data.kind] : shared.find.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/positions' as string }))} />
      <PhoneBody>
        {error && (error.status === 404 ? <EmptyState icon={MapPin} title={text.missing} action={<Link to={'/positions' as string} className={buttonClass()}>{text.all}</Link>}>{text.missingNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && <Shown of={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ of }: { of: Position }) {
  const shared = useText(messages)
  const text = shared.card
  const place = of.lat !== null && of.lng !== null ? `geo:${of.lat},${of.lng}?q=${of.lat},${of.lng}(${encodeURIComponent(of.name)})` : `geo:0,0?q=${encodeURIComponent(`${of.divisionName ?? ''}${of.address}`)}`
  return (
    <>
      {of.photos.length > 0 && <div className={styles.photos} role="group" aria-label={text.photo(of.name)}>{of.photos.map((one) => <figure key={one.id}><a href={fileAddress(positionRoutes.photo, { photoId: one.id })} target="_blank" rel="noreferrer"><img src={fileAddress(positionRoutes.photo, { photoId: one.id })} alt={one.caption} /></a><figcaption>{one.caption}</figcaption></figure>)}</div>}
      <Card>
        <h2 className={styles.name}>{of.name}</h2>
        <p className={styles.facts}>{of.unitName}</p>
        <div className={styles.marks}><OpenChip open={of.open} /></div>
        {of.summary && <p className={styles.pre} style={{ marginBlockStart: 12 }}>{of.summary}</p>}
        <p className={styles.facts} style={{ marginBlockStart: 12 }}>{[of.divisionName, of.town && !of.address.includes(of.town) && of.town, of.address].filter(Boolean).join(' ')}</p>
        <div className={styles.row} style={{ marginBlockStart: 12 }}>
          <a className={buttonClass()} href={place}><Icon of={Navigation} size={18} />{text.way}</a>
          {of.line && <a className={buttonClass()} href={`tel:${of.line}`}><Icon of={Phone} size={18} />{text.call} {of.line}</a>}
        </div>
      </Card>
      {of.rooms.length > 0 && <Rooms of={of} />}
      <Hours of={of} />
      {of.rules && <Card><h2 className={styles.title}>{text.rules}</h2><p className={styles.pre}>{of.rules}</p></Card>}
    </>
  )
}

function Rooms({ of }: { of: Position }) {
  const shared = useText(messages)
  const text = shared.card
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title} style={{ marginBlockEnd: 12 }}>{text.rooms}</h2>
      <ul className={styles.rooms}>
        {of.rooms.map((room) => (
          <li key={room.id}>
            <span><b>{room.name}</b><br /><small>{dotted(shared.dot, [room.book === 'seats' ? text.seats(format.count(room.capacity)) : text.people(format.count(room.capacity)), room.facilities, room.needsHelper && text.helper, room.book === 'none' && text.noBooking])}</small></span>
            {room.book !== 'none' && <Link to={`/rooms/${room.id}` as string} className={buttonClass({ size: 'small' })}>{room.book === 'seats' ? text.bookSeats : text.bookWhole}</Link>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Weekdays of the same hours stand in one line. */
function Hours({ of }: { of: Position }) {
  const shared = useText(messages)
  const text = shared.card
  const format = useFormat()
  const said = (hours: readonly { from: string; to: string }[]) => hours.map((one) => `${one.from}–${one.to}`).join('，') || text.shut
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, said: said(of.hours.filter((one) => one.weekdays.includes(day)).toSorted((a, b) => a.from.localeCompare(b.from))) }))
  const runs: { first: number; last: number; said: string }[] = []
  for (const one of byDay) {
    const last = runs.at(-1)
    if (last?.said === one.said) last.last = one.day
    else runs.push({ first: one.day, last: one.day, said: one.said })
  }
  return (
    <Card>
      <h2 className={styles.title} style={{ marginBlockEnd: 12 }}>{text.hours}</h2>
      <dl className={styles.hours}>{runs.map((run) => <div key={run.first} style={{ display: 'contents' }}><dt>{run.first === run.last ? shared.weekday(run.first) : `${shared.weekday(run.first)}–${shared.weekday(run.last)}`}</dt><dd>{run.said}</dd></div>)}</dl>
      <p className={styles.facts}>{of.openOnHolidays ? text.holidays : text.noHolidays}</p>
      {of.exceptions.length > 0 && (
        <>
          <h3 className={styles.title} style={{ margin: '12px 0 8px', fontSize: '0.94em' }}>{text.exceptions}</h3>
          <dl className={styles.hours}>{of.exceptions.map((one) => <div key={one.day} style={{ display: 'contents' }}><dt>{format.day(one.day)}</dt><dd>{said(one.hours)}<br /><span className="muted">{one.why}</span></dd></div>)}</dl>
        </>
      )}
    </Card>
  )
}
