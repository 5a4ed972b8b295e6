import { useEffect, useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Baby, CalendarX } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { childcareRoutes, childcareShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, RefusalNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, Modal, PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './childcare.module.css'

type Row = AnswerOf<typeof childcareRoutes.day>['rows'][number]
const order = ['here', 'expected', 'picked-up'] as const

/** The keeper's list of today: who is here, who is not, who was picked up; arrivals and hand-overs. */
export default function DayPage() {
  const shared = useText(messages)
  const text = shared.day
  const format = useFormat()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error } = useAnswer(childcareRoutes.day, { classId }, { refetchInterval: 20_000 })
  const [looking, setLooking] = useState<Row | null>(null)
  const [handing, setHanding] = useState<Row | null>(null)
  const [scanned, setScanned] = useScanned()
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const byScan = scanned && data.rows.find((row) => row.id === scanned.childId)
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <PageTitle title={text.title} crumbs={<Link to={`/childcare/${classId}` as string} className="link">{data.title}</Link>} detail={dotted(shared.dot, [format.day(data.day), text.detail(data.from, data.to)])} />
      {scanned && !byScan && <RefusalNotice what={text.notHere} now={text.notHereNext} />}
      {!data.held && <EmptyState icon={CalendarX} title={text.not}>{text.notNext}</EmptyState>}
      {data.held && data.rows.length === 0 && <EmptyState icon={Baby} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data.held && order.map((standing) => {
        const rows = data.rows.filter((row) => row.standing === standing)
        return rows.length > 0 && <Card key={standing}><h2 className={styles.title}>{text[standing]} {format.count(rows.length)}</h2><ul className={styles.rows}>{rows.map((row) => <Child key={row.id} of={row} onLook={() => setLooking(row)} onHand={() => setHanding(row)} />)}</ul></Card>
      })}
      {scanned && byScan && <HandOver key={scanned.code} of={byScan} scanned={scanned.code} onClose={() => setScanned(null)} />}
      {looking && <Look of={looking} onClose={() => setLooking(null)} />}
      {handing && <HandOver of={handing} onClose={() => setHanding(null)} />}
    </div>
  )
}

/** The code with which the keeper's camera opened this page. It is taken out of the address at once: opened again or gone back to, it would count as a wrong one. */
function useScanned() {
  const [scanned, setScanned] = useState(() => childcareShapes.readPickUp(location.hash))
  useEffect(() => {
    const read = () => {
      const found = childcareShapes.readPickUp(location.hash)
      if (!found) return
      setScanned(found)
      history.replaceState(history.state, '', location.pathname + location.search)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return [scanned, setScanned] as const
}

function Child({ of, onLook, onHand }: { of: Row; onLook: () => void; onHand: () => void }) {
  const shared = useText(messages)
  const text = shared.day
  const format = useFormat()
  const arrive = useCommand(childcareRoutes.arrive)
  return (
    <li>
      <span className={styles.grow}>
        <b>{of.name || shared.erased}</b> <span className="muted num">{of.birthMonth}</span>{of.guardian && <> <span className="muted">{shared.guardian(of.guardian)}</span></>}
        <span className={styles.small}>{dotted(shared.dot, [of.arrivedAt && text.arrived(format.time(of.arrivedAt)), of.handOver && text.handed(format.time(of.handOver.at), of.handOver.to)])}</span>
      </span>
      {of.health && <Chip tone="amber" shape="ring">{text.hasHealth}</Chip>}
      {of.late && <Chip tone="red">{text.late}</Chip>}
      {of.lockedUntil && <Chip tone="amber">{text.locked}</Chip>}
      <span className={styles.buttons}>
        <Button size="small" kind="quiet" aria-label={`${text.look} ${of.name}`} onClick={onLook}>{text.look}</Button>
        {of.standing === 'expected' && <Button size="small" kind="primary" aria-label={`${text.here1} ${of.name}`} busy={arrive.busy} onClick={() => arrive.start({ childId: of.id, here: true })}>{text.here1}</Button>}
        {of.standing === 'here' && <><Button size="small" kind="quiet" aria-label={`${text.undo} ${of.name}`} busy={arrive.busy} onClick={() => arrive.start({ childId: of.id, here: false })}>{text.undo}</Button><Button size="small" kind="primary" aria-label={`${text.pick} ${of.name}`} onClick={onHand}>{text.pick}</Button></>}
      </span>
      {arrive.problem && <ProblemNotice problem={arrive.problem} />}
    </li>
  )
}

function Look({ of, onClose }: { of: Row; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.day
  const look = useCommand(childcareRoutes.look)
  const [asked, setAsked] = useState(false)
  const [data, setData] = useState<AnswerOf<typeof childcareRoutes.look> | null>(null)
  if (!asked) {
    setAsked(true)
    void look.run({ childId: of.id }).then(setData).catch(() => undefined)
  }
  return (
    <Modal open title={data?.name ?? of.name} footer={<Button onClick={onClose}>{text.close}</Button>} onCancel={onClose}>
      <ProblemNotice problem={look.problem} />
      {!data && !look.problem && <SkeletonRows label={shared.loading} />}
      {data && (
        <>
          <dl className={styles.facts}>
            <dt>{text.health}</dt><dd>{data.health || text.noHealth}</dd>
            <dt>{text.relation}</dt><dd>{shared.relation[data.relation]}</dd>
            <dt>{text.emergency}</dt><dd>{data.emergency.name} <a className="link num" href={`tel:${data.emergency.phone}`}>{data.emergency.phone}</a></dd>
            <dt>{text.pickers}</dt><dd>{data.pickers.map((one) => `${one.name} ${one.phone}`).join('\n') || shared.none}</dd>
          </dl>
          <p className="muted" style={{ margin: '12px 0 0' }}>{text.noted}</p>
        </>
      )}
    </Modal>
  )
}

/** The code first, typed or scanned, then whom the child goes with, then it goes. */
function HandOver({ of, scanned, onClose }: { of: Row; scanned?: string; onClose: () => void }) {
  const text = useText(messages).day
  const [code, setCode] = useState(scanned ?? '')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState<AnswerOf<typeof childcareRoutes.check> | null>(null)
  const check = useCommand(childcareRoutes.check, { onDone: setSeen })
  const hand = useCommand(childcareRoutes.handOver, { onDone: onClose })
  const whole = /^\d{6}$/.test(code)
  if (scanned && !asked) {
    setAsked(true)
    check.start({ childId: of.id, code: scanned })
  }
  const start = () => { if (seen) hand.start({ childId: of.id, code }); else if (whole) check.start({ childId: of.id, code }) }
  return (
    <Modal open title={`${text.pick} ${of.name}`} okText={seen ? text.confirm : text.check} cancelText={seen ? text.again : text.close} confirmLoading={check.busy || hand.busy} okButtonProps={{ disabled: !whole }} onCancel={() => { if (seen) { setSeen(null); setCode('') } else onClose() }} onOk={start}>
      <div className={styles.form}>
        {!seen && <label className={styles.field}><span>{text.code}</span><Input className={styles.code} inputMode="numeric" autoComplete="off" maxLength={6} value={code} onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))} onPressEnter={start} /><small>{text.codeHint}</small></label>}
        {seen && <><span>{text.goesWith(seen.child)}</span>{seen.who.map((one) => <p key={one.name} className={styles.who}>{one.name} <span className="num">{one.phone}</span></p>)}<span className="muted">{seen.byCode === 'guardian' ? text.byGuardian : text.byNamed}</span></>}
        <ProblemNotice problem={check.problem ?? hand.problem} />
      </div>
    </Modal>
  )
}
