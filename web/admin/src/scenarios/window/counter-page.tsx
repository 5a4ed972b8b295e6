import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { BellRing } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowCaseRoutes, windowVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, QrCode, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, PageTitle, Select } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { useSession } from '../../app/session.ts'
import { hallMessages } from './hall-messages.ts'
import styles from './window.module.css'

type Queue = AnswerOf<typeof windowVisitRoutes.queue>
type Ticket = Queue['rows'][number]

/** The clerk's page at the desk: who is next, who is here, numbers given on the spot. */
export default function CounterPage() {
  const shared = useText(hallMessages)
  const text = shared.call
  const [address, change] = useAddress()
  const { permissions } = useSession()
  const counters = useAnswer(windowVisitRoutes.listCounters, {})
  const active = (counters.data?.rows ?? []).filter((one) => one.active)
  const counterId = active.find((one) => one.id === address['counter'])?.id ?? active[0]?.id ?? ''
  const queue = useAnswer(windowVisitRoutes.queue, { counterId }, { enabled: counterId !== '', refetchInterval: 5_000 })
  if (counters.isPending) return <SkeletonRows label={shared.loading} />
  if (active.length === 0) return <EmptyState icon={BellRing} title={shared.noCounters} action={permissions.has('window.manage') && <Link to={'/window/counters' as string} className={buttonClass()}>{shared.toCounters}</Link>}>{shared.noCountersNext}</EmptyState>
  const counter = active.find((one) => one.id === counterId)!
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={<Select aria-label={shared.counter} style={{ minWidth: 200 }} value={counterId} options={active.map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => change({ counter: id })} />} />
      <ProblemNotice problem={queue.error} />
      {queue.data && <Desk key={counterId} counterId={counterId} items={counter.items} others={active.filter((one) => one.id !== counterId)} queue={queue.data} />}
    </div>
  )
}

function Desk({ counterId, items, others, queue }: { counterId: string; items: readonly { id: string; title: string }[]; others: readonly { id: string; name: string }[]; queue: Queue }) {
  const shared = useText(hallMessages)
  const text = shared.call
  const [address, change] = useAddress()
  const place = address['desk'] ?? '1'
  const [itemId, setItemId] = useState('')
  const [empty, setEmpty] = useState(false)
  const callNext = useCommand(windowVisitRoutes.callNext, { onDone: (answer) => setEmpty(answer.ticket === null) })
  const give = useCommand(windowVisitRoutes.giveTicket)
  const [given, setGiven] = useState('')
  const here = queue.rows.filter((row) => row.state === 'called')
  const waiting = queue.rows.filter((row) => row.state === 'waiting')
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        <div className={styles.tools}>
          <label>{text.place}<Input style={{ width: 90 }} maxLength={10} value={place} onChange={(event) => change({ desk: event.target.value })} /></label>
          <Button kind="primary" size="large" icon={BellRing} busy={callNext.busy} disabled={place.trim() === ''} onClick={() => callNext.start({ counterId, place: place.trim() })}>{text.next}</Button>
          <span className="muted">{dotted(shared.dot, [text.waiting(waiting.length), text.done(queue.done), text.missed(queue.missed), queue.waitMinutes !== null && text.wait(queue.waitMinutes)])}</span>
        </div>
        <ProblemNotice problem={callNext.problem ?? give.problem} />
        {empty && waiting.length === 0 && <p role="status" className="muted">{text.none}</p>}
        {here.map((ticket) => <Served key={ticket.id} ticket={ticket} others={others} counterId={counterId} />)}
        <Card>
          {queue.rows.length === 0 && <p className="muted">{text.empty}</p>}
          <ul className={styles.rows}>
            {queue.rows.map((row) => <li key={row.id}><span><b className="num">{row.label}</b> <span className="muted">{dotted(shared.dot, [row.item?.title, text.source[row.source], row.source === 'appointment' && row.dueFrom && text.due(row.dueFrom), row.place])}</span></span><Chip tone={row.state === 'waiting' ? 'amber' : row.state === 'called' ? 'ink' : row.state === 'done' ? 'jade' : 'neutral'} shape={row.state === 'waiting' ? 'ring' : 'dot'}>{text.state[row.state]}</Chip></li>)}
          </ul>
        </Card>
      </div>
      <aside className={styles.stack}>
        <Card>
          <h2 className={styles.title}>{text.give}</h2>
          <div className={styles.choices}>
            <Select aria-label={text.item} value={itemId} options={[{ value: '', label: text.item }, ...items.map((one) => ({ value: one.id, label: one.title }))]} onChange={setItemId} />
            <Button busy={give.busy} onClick={() => { void give.run({ counterId, itemId: itemId || null }).then((answer) => setGiven(text.given(answer.label, answer.ahead))).catch(() => undefined) }}>{text.give}</Button>
            {given && <p role="status"><b>{given}</b></p>}
          </div>
        </Card>
        <Door counterId={counterId} />
      </aside>
    </div>
  )
}

/** Somebody stands at the desk: call again, end the visit, perhaps with a case, or send on. */
function Served({ ticket, others, counterId }: { ticket: Ticket; others: readonly { id: string; name: string }[]; counterId: string }) {
  const shared = useText(hallMessages)
  const text = shared.call
  const format = useFormat()
  const [caseId, setCaseId] = useState('')
  const cases = useAnswer(windowCaseRoutes.list, { open: 'true', counterId, limit: 50 })
  const [recall, finish, miss, transfer] = [useCommand(windowVisitRoutes.recall), useCommand(windowVisitRoutes.finish), useCommand(windowVisitRoutes.miss), useCommand(windowVisitRoutes.transfer)]
  return (
    <Card>
      <div className={styles.called}>
        <span className="muted">{text.now}</span><span className={styles.big}>{ticket.label}</span>
        <span className="muted">{dotted(shared.dot, [ticket.place, ticket.item?.title, ticket.calledAt && format.time(ticket.calledAt)])}</span>
        <Select aria-label={text.finishCase} style={{ minWidth: 260, maxWidth: '100%' }} value={caseId} options={[{ value: '', label: text.finishCase }, ...(cases.data?.rows ?? []).map((one) => ({ value: one.id, label: `${one.unit.name} ${one.number}` }))]} onChange={setCaseId} />
        <div className={styles.buttons}>
          <Button kind="primary" busy={finish.busy} onClick={() => finish.start({ ticketId: ticket.id, caseId: caseId || null })}>{text.finish}</Button>
          <Button busy={recall.busy} onClick={() => recall.start({ ticketId: ticket.id })}>{text.again}</Button>
          <Button busy={miss.busy} onClick={() => miss.start({ ticketId: ticket.id })}>{text.miss}</Button>
          {others.length > 0 && <Select aria-label={text.transfer} style={{ minWidth: 150 }} value={null} placeholder={text.transfer} options={others.map((one) => ({ value: one.id, label: one.name }))} onChange={(to: string | null) => { if (to) transfer.start({ ticketId: ticket.id, counterId: to }) }} />}
        </div>
        <ProblemNotice problem={recall.problem ?? finish.problem ?? miss.problem ?? transfer.problem} />
      </div>
    </Card>
  )
}

function Door({ counterId }: { counterId: string }) {
  const text = useText(hallMessages).call
  const { data } = useAnswer(windowVisitRoutes.getDoor, { counterId })
  if (!data) return null
  return (
    <Card>
      <h2 className={styles.title}>{text.door}</h2>
      <QrCode text={`${location.origin}${data.path}`} label={text.door} />
      <p className="muted">{text.doorHint}</p>
      <p><a className="link" href={data.path}>{text.door}</a> <a className="link" href={data.boardPath} target="_blank" rel="noreferrer">{text.board}</a></p>
    </Card>
  )
}
