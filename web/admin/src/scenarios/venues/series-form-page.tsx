import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { positionRoutes, roomBookingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, PageTitle, Select } from '@guildhall/ui/console'
import { Times, Weekdays } from './hours-editor.tsx'
import { messages } from './messages.ts'
import { Labelled } from './position-form.tsx'
import styles from './venues.module.css'

type Looked = AnswerOf<typeof roomBookingRoutes.preview>['rows']

/** Books a room every week: first which days can be had, then just those. */
export default function SeriesFormPage() {
  const shared = useText(messages)
  const text = shared.book
  const navigate = useNavigate()
  const [positionId, setPositionId] = useState<string | null>(null)
  const [form, setForm] = useState({ roomId: '', title: '', people: 20, weekdays: [] as number[], first: '', last: '', from: '19:00', to: '21:00', helper: false })
  const [looked, setLooked] = useState<{ of: string; rows: Looked } | null>(null)
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const plan = { roomId: form.roomId, first: form.first, last: form.last, weekdays: form.weekdays, from: form.from, to: form.to, helper: form.helper }
  const key = JSON.stringify(plan)
  const preview = useCommand(roomBookingRoutes.preview)
  const book = useCommand(roomBookingRoutes.bookSeries, { onDone: (answer) => void navigate({ to: `/room-series/${answer.id}` as string }) })
  const complete = form.roomId !== '' && form.first !== '' && form.last !== '' && form.weekdays.length > 0 && form.from < form.to
  const rows = looked?.of === key ? looked.rows : null
  const free = rows?.filter((one) => one.why === null).length ?? 0
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={shared.series.detail} crumbs={<Link to={'/room-series' as string} className="link">{shared.series.title}</Link>} />
      <div className={styles.halves}>
        <Card>
          <div className={styles.form}>
            <PickPosition value={positionId} onChange={(id) => { setPositionId(id); set({ roomId: '' }) }} />
            <PickRoom positionId={positionId} value={form.roomId} onChange={(roomId) => set({ roomId })} />
            <Labelled label={text.title2}><Input aria-label={text.title2} placeholder={text.titleHint} maxLength={60} value={form.title} onChange={(event) => set({ title: event.target.value })} /></Labelled>
            <Labelled label={text.people}><InputNumber aria-label={text.people} min={1} max={5_000} precision={0} value={form.people} onChange={(people) => set({ people: people ?? 1 })} /></Labelled>
            <Labelled label={text.weekdays}><Weekdays label={text.weekdays} value={form.weekdays} onChange={(weekdays) => set({ weekdays })} /></Labelled>
            <div className={styles.tools}>
              <label>{text.first}<Input type="date" style={{ width: 150 }} value={form.first} onChange={(event) => set({ first: event.target.value })} /></label>
              <label>{text.last}<Input type="date" style={{ width: 150 }} value={form.last} onChange={(event) => set({ last: event.target.value })} /></label>
            </div>
            <div className={styles.buttons}><Times label={text.from} from={form.from} to={form.to} onChange={set} /></div>
            <Checkbox checked={form.helper} onChange={(event) => set({ helper: event.target.checked })}>{text.helper}</Checkbox>
            <ProblemNotice problem={preview.problem} />
            <span><Button busy={preview.busy} disabled={!complete} onClick={() => void preview.run(plan).then((answer) => setLooked({ of: key, rows: answer.rows })).catch(() => undefined)}>{text.look}</Button></span>
          </div>
        </Card>
        <Card>
          <h2 className={styles.title}>{text.preview}</h2>
          {!rows && <p className="muted">{looked ? text.changed : text.previewNone}</p>}
          {rows && <Days rows={rows} />}
          {rows && <div className={styles.form} style={{ marginBlockStart: 16 }}><ProblemNotice problem={book.problem} /><span><Button kind="primary" busy={book.busy} disabled={free === 0 || form.title.trim() === ''} onClick={() => book.start({ ...plan, title: form.title.trim(), people: form.people })}>{text.ok(free)}</Button></span></div>}
        </Card>
      </div>
    </div>
  )
}

function Days({ rows }: { rows: Looked }) {
  const shared = useText(messages)
  const format = useFormat()
  return <div role="status"><ul className={styles.days} style={{ marginBlockStart: 12 }}>{rows.map((one) => <li key={one.day} data-free={one.why === null}><b>{format.day(one.day)}</b><span className={one.why === null ? styles.done : undefined}>{one.why === null ? shared.book.free : shared.series.why[one.why]}</span></li>)}</ul></div>
}

/** Any position of the city, found by its name. */
function PickPosition({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const text = useText(messages).book
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useAnswer(positionRoutes.find, { q: typed.trim() || undefined, limit: 50 })
  return (
    <Labelled label={text.kind}>
      <Select aria-label={text.kind} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} loading={isFetching} placeholder={text.kindHint} value={value} options={(data?.rows ?? []).filter((row) => row.bookable || row.id === value).map((row) => ({ value: row.id, label: row.name }))} onChange={(id: string | undefined) => onChange(id ?? null)} />
    </Labelled>
  )
}

function PickRoom({ positionId, value, onChange }: { positionId: string | null; value: string; onChange: (id: string) => void }) {
  const shared = useText(messages)
  const text = shared.book
  const format = useFormat()
  const { data } = useAnswer(positionRoutes.show, { positionId: positionId ?? '' }, { enabled: positionId !== null })
  const rooms = positionId ? (data?.rooms ?? []).filter((room) => room.forUnits && room.book !== 'none') : []
  return (
    <Labelled label={text.room}>
      <Select aria-label={text.room} disabled={rooms.length === 0} value={value || null} placeholder={positionId ? (data && rooms.length === 0 ? text.noRooms : text.room) : text.pickPosition} options={rooms.map((room) => ({ value: room.id, label: text.of(room.name, format.count(room.capacity)) }))} onChange={(id: string) => onChange(id)} />
    </Labelled>
  )
}
