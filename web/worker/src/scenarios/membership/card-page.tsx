import { useEffect, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { joiningRoutes, type AnswerOf } from '@guildhall/contract'
import { buttonClass, EmptyState, Mark, QrCode, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

type Card = AnswerOf<typeof joiningRoutes.card>
const minute = 60_000

/** The member card with the code of this minute. The codes of the next minutes are here already, for a cellar without network. */
export default function CardPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(joiningRoutes.card, {}, { refetchInterval: 5 * minute, staleTime: 0 })
  return (
    <>
      <Bar title={text.card.title} home="/my-union" />
      <PhoneBody>
        {error?.code === 'membership.not-a-member' && <EmptyState title={text.mine.none} action={<Link to={'/join' as string} className={buttonClass({ kind: 'primary', size: 'large' })}>{text.mine.join}</Link>}>{text.mine.noneNext}</EmptyState>}
        {error && error.code !== 'membership.not-a-member' && !data && <Problem problem={error} onAgain={() => void refetch()} />}
        {!data && !error && <SkeletonCards label={text.loading} count={1} />}
        {data && <Shown key={data.now} card={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ card }: { card: Card }) {
  const text = useText(messages)
  const now = useServerTime(card.now)
  const code = card.codes.find((one) => Date.parse(one.from) <= now && now < Date.parse(one.until))
  const rest = code ? (Date.parse(code.until) - now) / minute : 0
  return (
    <section className={styles.card}>
      <p className={styles.cardTop}><span><Mark size={22} /></span><span>{card.unitName}</span></p>
      <h2>{card.name}</h2>
      <p className="muted">{text.card.since(card.joinedOn.slice(0, 4))}</p>
      {code && <QrCode text={`${location.origin}${code.path}`} label={text.card.scan} level="M" />}
      {code && <div className={styles.bar} aria-hidden><span style={{ width: `${(rest * 100).toFixed(1)}%` }} /></div>}
      {!code && <p>{card.codes.length === 0 ? text.card.assisted : text.card.old}</p>}
      <div className={styles.pair}>
        <span><small>{text.card.number}</small><b className="num">{card.number}</b></span>
        {code && <span><small>{text.card.digits}</small><b className="num">{code.digits}</b></span>}
      </div>
      {code && <p className="muted">{text.card.changes}</p>}
    </section>
  )
}

/** The server's clock, ticking: a phone's own may be wrong. Keeps the screen awake while the card is shown. */
function useServerTime(at: string): number {
  const [began] = useState(() => Date.now())
  const [now, setNow] = useState(() => Date.parse(at))
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.parse(at) + Date.now() - began), 1_000)
    let lock: WakeLockSentinel | undefined
    let over = false
    // Not everywhere, and not in a background tab: then the screen behaves as always.
    void navigator.wakeLock?.request('screen').then((held) => { if (over) void held.release(); else lock = held }, () => undefined)
    return () => {
      over = true
      clearInterval(timer)
      void lock?.release()
    }
  }, [at, began])
  return now
}
