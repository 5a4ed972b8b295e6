import { useState } from 'react'
import { Link, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { ScanLine } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowVisitRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, EmptyState, ProblemNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './window.module.css'

const kept = (counterId: string) => `ticket:${counterId}`
function readToken(counterId: string): string | null {
  try { return sessionStorage.getItem(kept(counterId)) } catch { return null }
}
function writeToken(counterId: string, token: string | null): void {
  try { if (token) sessionStorage.setItem(kept(counterId), token); else sessionStorage.removeItem(kept(counterId)) } catch { /* A browser that keeps nothing still shows the number while the page is open. */ }
}

/** A number from the code at the door, without logging in; the page then follows the queue by itself. */
export default function TicketPage() {
  const shared = useText(messages)
  const text = shared.ticket
  const router = useRouter()
  const { counterId = '' } = useParams({ strict: false }) as { counterId?: string }
  const { door } = useSearch({ strict: false }) as { door?: unknown }
  const [token, setToken] = useState(() => readToken(counterId))
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void router.navigate({ to: '/windows' as string })} />
      <PhoneBody>
        {token
          ? <Mine token={token} onAgain={() => { writeToken(counterId, null); setToken(null) }} />
          : door === undefined
            ? <EmptyState icon={ScanLine} title={text.door} action={<Link to={`/windows/${counterId}` as string} className={buttonClass()}>{text.book}</Link>}>{text.doorNext}</EmptyState>
            : <Take counterId={counterId} door={String(door)} onTaken={(given) => { writeToken(counterId, given); setToken(given) }} />}
      </PhoneBody>
    </>
  )
}

function Take({ counterId, door, onTaken }: { counterId: string; door: string; onTaken: (token: string) => void }) {
  const text = useText(messages).ticket
  const windows = useAnswer(windowVisitRoutes.publicList, {})
  const window_ = windows.data?.rows.find((one) => one.id === counterId)
  const [itemId, setItemId] = useState('')
  const take = useCommand(windowVisitRoutes.takeTicket, { onDone: (answer) => onTaken(answer.token) })
  return (
    <Card>
      <div className={styles.stack}>
        {window_ && <h2 className={styles.title}>{window_.name}</h2>}
        <label>{text.what}<select className={styles.select} value={itemId} onChange={(event) => setItemId(event.target.value)}><option value="">—</option>{window_?.items.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}</select></label>
        <ProblemNotice problem={take.problem} />
        <Button kind="primary" size="large" block busy={take.busy} onClick={() => take.start({ counterId, door, itemId: itemId || null })}>{text.take}</Button>
      </div>
    </Card>
  )
}

function Mine({ token, onAgain }: { token: string; onAgain: () => void }) {
  const shared = useText(messages)
  const text = shared.ticket
  const { data, error } = useAnswer(windowVisitRoutes.followTicket, { token }, { refetchInterval: 5_000 })
  if (error) return <><ProblemNotice problem={error} /><Button onClick={onAgain}>{text.take}</Button></>
  if (!data) return <SkeletonCards label={shared.loading} count={1} />
  const said = data.state === 'waiting' ? text.ahead(data.ahead) : data.state === 'called' ? text.called(data.place ?? '') : text[data.state]
  return (
    <Card>
      <p className={styles.middle}>{data.counterName}{shared.dot}{text.number}</p>
      <p className={styles.number}>{data.label}</p>
      <p className={styles.middle} role="status"><b>{said}</b></p>
      {data.state === 'waiting' && <p className={`${styles.middle} muted`}>{text.keep}</p>}
      {(data.state === 'missed' || data.state === 'done') && <Button block onClick={onAgain}>{text.take}</Button>}
    </Card>
  )
}
