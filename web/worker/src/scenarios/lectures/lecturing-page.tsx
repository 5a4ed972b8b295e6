import { Link, useRouter } from '@tanstack/react-router'
import { CalendarPlus, Presentation } from 'lucide-react'
import { useState } from 'react'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, Icon, ProblemNotice, RefusalNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { SessionCard } from './session-card.tsx'
import styles from './lectures.module.css'

type Mine = AnswerOf<typeof lectureMenuRoutes.mine>
type Lecture = Mine['lectures'][number]
const tone = { draft: 'neutral', 'handed-in': 'amber', published: 'jade', withdrawn: 'neutral' } as const

/** Everything of a lecturer: what they are asked, what lies ahead, what is over, what they offer. */
export default function LecturingPage() {
  const shared = useText(messages)
  const text = shared.mine
  const router = useRouter()
  const { data, error, refetch } = useAnswer(lectureMenuRoutes.mine, {})
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        {error && !data && <RefusalNotice what={shared.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && !data.lecturer && <EmptyState icon={Presentation} title={text.none} action={<Link to={'/lectures' as string} className={buttonClass({ kind: 'primary' })}>{text.menu}</Link>}>{text.noneNext}</EmptyState>}
        {data?.lecturer && <Head of={data.lecturer} />}
        {data && <Sessions of={data} />}
        {data?.lecturer && <Lectures rows={data.lectures} />}
      </PhoneBody>
    </>
  )
}

function Head({ of }: { of: NonNullable<Mine['lecturer']> }) {
  const shared = useText(messages)
  const text = shared.mine
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title}>{text.hello(of.name)}</h2>
      <p className={styles.facts}>{dotted(shared.dot, [of.team, of.unitName, shared.held(format.count(of.held)), of.rating && shared.rating(of.rating.mean.toFixed(1), format.count(of.rating.judgements))])}</p>
      {of.state === 'paused' && <p className={styles.why}>{text.paused}</p>}
      <div className={styles.row} style={{ marginBlockStart: 10 }}><Link to={'/lecturing/times' as string} className={buttonClass()}>{text.times}</Link></div>
    </Card>
  )
}

function Sessions({ of }: { of: Mine }) {
  const text = useText(messages).mine
  const today = new Date(Date.parse(of.now) + 8 * 3_600_000).toISOString().slice(0, 10)
  const isOver = (one: Mine['sessions'][number]) => !['asked', 'accepted'].includes(one.state) || (one.state === 'accepted' && (one.maySayHeld || one.heldSaid || one.day < today))
  const asked = of.sessions.filter((one) => one.state === 'asked').toReversed()
  const ahead = of.sessions.filter((one) => one.state === 'accepted' && !isOver(one)).toReversed()
  const over = of.sessions.filter(isOver)
  return (
    <>
      {asked.length > 0 && <h2 className={styles.section}>{text.asked}</h2>}
      {asked.map((one) => <SessionCard key={one.id} of={one} />)}
      {ahead.length > 0 && <div className={styles.head}><h2 className={styles.section}>{text.ahead}</h2><a className={buttonClass({ size: 'small' })} href={fileAddress(lectureMenuRoutes.calendar, {})} download><Icon of={CalendarPlus} size={16} />{text.calendar}</a></div>}
      {ahead.map((one) => <SessionCard key={one.id} of={one} />)}
      {over.length > 0 && <h2 className={styles.section}>{text.over}</h2>}
      {over.map((one) => <SessionCard key={one.id} of={one} />)}
    </>
  )
}

function Lectures({ rows }: { rows: readonly Lecture[] }) {
  const text = useText(messages).mine
  return (
    <>
      <div className={styles.head}><h2 className={styles.section}>{text.lectures}</h2><Link to={'/lecturing/write' as string} className={buttonClass({ size: 'small' })}>{text.write}</Link></div>
      {rows.length === 0 && <Card><p className="muted" style={{ margin: 0 }}>{text.noLectures}</p></Card>}
      {rows.map((row) => <Offered key={row.id} row={row} />)}
    </>
  )
}

function Offered({ row }: { row: Lecture }) {
  const shared = useText(messages)
  const text = shared.mine
  const format = useFormat()
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const withdraw = useCommand(lectureMenuRoutes.withdrawMine, { onDone: () => setAsking(false) })
  return (
    <Card>
      <div className={styles.head}><h3 className={styles.title}>{row.title}</h3><Chip tone={tone[row.state]} shape={row.state === 'published' ? 'dot' : 'ring'}>{text.state[row.state]}</Chip></div>
      <p className={styles.facts}>{dotted(shared.dot, [lectureShapes.lectureFields[row.field][language], shared.minutes(format.count(row.minutes)), row.held > 0 && shared.held(format.count(row.held)), row.rating && shared.rating(row.rating.mean.toFixed(1), format.count(row.rating.judgements))])}</p>
      {row.note && row.state === 'draft' && <p className={styles.why}>{text.note(row.note)}</p>}
      <ProblemNotice problem={withdraw.problem} />
      {asking && <p className={styles.why} style={{ marginBlockStart: 8 }}>{text.withdrawAsk}</p>}
      <div className={styles.row} style={{ marginBlockStart: 10 }}>
        <Link to={`/lecturing/lectures/${row.id}` as string} className={buttonClass({ size: 'small' })} aria-label={`${text.edit} ${row.title}`}>{text.edit}</Link>
        {row.state === 'published' && !asking && <Button size="small" kind="quiet" aria-label={`${text.withdraw} ${row.title}`} onClick={() => setAsking(true)}>{text.withdraw}</Button>}
        {asking && <><Button size="small" busy={withdraw.busy} onClick={() => withdraw.start({ lectureId: row.id })}>{text.confirmWithdraw}</Button><Button size="small" kind="quiet" onClick={() => setAsking(false)}>{text.keep}</Button></>}
      </div>
    </Card>
  )
}
