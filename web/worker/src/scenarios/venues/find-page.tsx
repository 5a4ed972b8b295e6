import { useState } from 'react'
import { Link, useRouter } from '@tanstack/react-router'
import { LocateFixed, MapPin } from 'lucide-react'
import { fileAddress, useAnswer } from '@guildhall/client'
import { positionRoutes, venueShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, Icon, RefusalNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { OpenChip } from './open-chip.tsx'
import styles from './venues.module.css'

type Row = AnswerOf<typeof positionRoutes.find>['rows'][number]
const page = 30

/** Where the phone is, to a hundred metres; asked only when somebody wants to know what is near. */
function useNear() {
  const [near, setNear] = useState<string | null>(null)
  const [state, setState] = useState<'off' | 'asking' | 'none'>('off')
  function ask(): void {
    if (near) return setNear(null)
    if (!('geolocation' in navigator)) return setState('none')
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { setNear(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`); setState('off') },
      () => setState('none'), { timeout: 8_000, maximumAge: 300_000 },
    )
  }
  return { near, state, ask }
}

/** Finds a position by kind, town and name; the nearest first when the phone says where it is, a plain list otherwise. */
export default function FindPage() {
  const shared = useText(messages)
  const text = shared.find
  const format = useFormat()
  const router = useRouter()
  const [kind, setKind] = useState<Row['kind'] | null>(null)
  const [town, setTown] = useState('')
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [openNow, setOpenNow] = useState(false)
  const [pages, setPages] = useState(1)
  const { near, state, ask } = useNear()
  const { data, error, refetch } = useAnswer(positionRoutes.find, { kind: kind ?? undefined, town: town || undefined, q: q || undefined, near: near ?? undefined, open: openNow ? 'true' : undefined, limit: Math.min(100, pages * page) })
  const clear = () => { setKind(null); setTown(''); setTyped(''); setQ(''); setOpenNow(false) }
  const choose = (change: () => void) => { change(); setPages(1) }
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <p className="muted">{text.detail}</p>
        <form role="search" onSubmit={(event) => { event.preventDefault(); choose(() => setQ(typed.trim())) }}>
          <input className={styles.input} type="search" enterKeyHint="search" maxLength={40} aria-label={text.search} placeholder={text.search} value={typed} onChange={(event) => { setTyped(event.target.value); if (event.target.value === '') choose(() => setQ('')) }} />
        </form>
        <div className={styles.scroll} role="group" aria-label={text.kinds}>
          {[null, ...venueShapes.positionKind.options].map((one) => <button key={one ?? ''} type="button" className={styles.chip} aria-pressed={kind === one} onClick={() => choose(() => setKind(one))}>{one ? shared.kind[one] : text.any}</button>)}
        </div>
        <div className={styles.row}>
          <button type="button" className={styles.chip} aria-pressed={near !== null} disabled={state === 'asking'} onClick={ask}><Icon of={LocateFixed} size={16} /> {state === 'asking' ? text.nearAsking : near ? text.nearOn : text.near}</button>
          <button type="button" className={styles.chip} aria-pressed={openNow} onClick={() => choose(() => setOpenNow(!openNow))}>{text.openNow}</button>
          {(data?.towns.length ?? 0) > 1 && <select className={styles.select} aria-label={text.town} value={town} onChange={(event) => choose(() => setTown(event.target.value))}><option value="">{text.anyTown}</option>{data!.towns.map((one) => <option key={one}>{one}</option>)}</select>}
        </div>
        {state === 'none' && <p className="muted" role="status">{text.nearNone}</p>}
        {error && !data && <RefusalNotice what={shared.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && <div className={styles.head}><span className="muted" role="status">{text.found(format.count(data.total))}</span><Link to={'/my-bookings' as string} className={buttonClass({ size: 'small' })}>{text.mine}</Link></div>}
        {data?.rows.length === 0 && <EmptyState icon={MapPin} title={text.none} action={<Button onClick={clear}>{text.clear}</Button>}>{text.noneNext}</EmptyState>}
        {data?.rows.map((row) => <Found key={row.id} row={row} />)}
        {data && data.rows.length < data.total && data.rows.length < 100 && <Button block onClick={() => setPages(pages + 1)}>{text.more}</Button>}
      </PhoneBody>
    </>
  )
}

function Found({ row }: { row: Row }) {
  const shared = useText(messages)
  const text = shared.find
  return (
    <Link to={`/positions/${row.id}` as string} className={styles.card}>
      <Card>
        <div className={styles.body}>
          <div>
            <h2 className={styles.title}>{row.name}</h2>
            <p className={styles.facts}>{dotted(shared.dot, [shared.kind[row.kind], row.town ?? row.divisionName])}<br />{row.address}</p>
          </div>
          {row.photoId && <img className={styles.thumb} src={fileAddress(positionRoutes.photo, { photoId: row.photoId })} alt="" loading="lazy" />}
        </div>
        <div className={styles.marks}><OpenChip open={row.open} />{row.bookable && <Chip>{text.bookable}</Chip>}{row.metres !== null && <b className="num">{text.metres(row.metres)}</b>}</div>
      </Card>
    </Link>
  )
}
