import { Link } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, ProblemNotice, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

type Wish = AnswerOf<typeof lectureMenuRoutes.myWishes>['rows'][number]
const tones = { waiting: 'ink', ordered: 'ink', settled: 'jade', held: 'neutral', 'fell-through': 'amber', 'off-menu': 'neutral' } as const

function useMyWishes(): Wish[] {
  const { actor } = useSession()
  return useAnswer(lectureMenuRoutes.myWishes, {}, { enabled: actor?.kind === 'worker' }).data?.rows ?? []
}

/** What became of a wish: the state, and when and where, or why not. */
function Became({ wish }: { wish: Wish }) {
  const text = useText(messages).wish
  const format = useFormat()
  const detail = wish.day && wish.from && wish.place ? text.when(format.day(wish.day), wish.from, wish.place) : wish.why && text.why(wish.why)
  return <div className={styles.marks}><Chip tone={tones[wish.state]}>{text.state[wish.state]}</Chip>{detail && <span className="muted">{detail}</span>}</div>
}

/** I would like to hear it: said once, seen afterwards, taken back while nobody has ordered. */
export function WishToHear({ lectureId }: { lectureId: string }) {
  const text = useText(messages).wish
  const { actor } = useSession()
  const mine = useMyWishes().find((one) => one.lectureId === lectureId)
  const ask = useCommand(lectureMenuRoutes.wish)
  const back = useCommand(lectureMenuRoutes.unwish)
  if (actor?.kind !== 'worker') return null
  const over = mine && (mine.state === 'held' || mine.state === 'fell-through')
  return (
    <>
      <ProblemNotice problem={ask.problem ?? back.problem} />
      {mine && <Became wish={mine} />}
      {mine?.state === 'waiting' && <p className={styles.facts}>{text.said}</p>}
      {(!mine || over) && <div className={styles.wish}><Button kind="primary" size="large" block busy={ask.busy} onClick={() => ask.start({ lectureId })}>{over ? text.again : text.ask}</Button></div>}
      {mine?.state === 'waiting' && <div className={styles.wish}><Button kind="quiet" block busy={back.busy} onClick={() => back.start({ lectureId })}>{text.back}</Button></div>}
    </>
  )
}

/** What I would like to hear, with what became of each. */
export function MyWishes() {
  const text = useText(messages).wish
  const rows = useMyWishes()
  if (rows.length === 0) return null
  return (
    <>
      <SectionTitle>{text.mine}</SectionTitle>
      {rows.map((wish) => <Link key={wish.lectureId} to={`/lectures/${wish.lectureId}` as string} className={styles.card}><Card><h2 className={styles.title}>{wish.title}</h2><Became wish={wish} /></Card></Link>)}
    </>
  )
}
