import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, SkeletonRows, StatTable, colon, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, PageTitle, Radio } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './plans.module.css'

type Row = AnswerOf<typeof plansRoutes.listUnitOpinions>['rows'][number]
const stances = ['agree', 'adjust', 'object'] as const
const windows = ['weekday-day', 'weekday-evening', 'weekend'] as const

/** Plans made from what my unit asked for, and what it says to them. */
export default function UnitOpinionsPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(plansRoutes.listUnitOpinions, {})
  const waiting = data?.rows.filter((row) => row.proposal.open && row.stance === null).length ?? 0
  return (
    <>
      <PageTitle title={data ? text.unit.title(waiting) : text.unit.detail} detail={text.unit.detail} />
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      <div className={styles.form}>{data?.rows.map((row) => <Proposal key={row.id} of={row} />)}</div>
      {data?.rows.length === 0 && <EmptyState icon={MessagesSquare} title={text.unit.emptyTitle} action={<Link to={'/unit-needs' as string} className={buttonClass()}>{text.unit.toNeeds}</Link>}>{text.unit.emptyText}</EmptyState>}
    </>
  )
}

function Proposal({ of: row }: { of: Row }) {
  const text = useText(messages)
  const format = useFormat()
  const { proposal } = row
  return (
    <Card>
      <div className={styles.unitCard}>
        <div className={styles.sectionHead}>
          <h2>{proposal.title}</h2>
          {proposal.open && proposal.closesAt ? <span className={styles.muted}>{text.opinions.closes(format.monthDay(Date.parse(proposal.closesAt) - 1))}</span> : <Chip shape="dash">{text.unit.closed}</Chip>}
        </div>
        <p>{dotted(text.dot, [row.unitName, text.unit.seats(row.needSeats), proposal.trainer?.name, proposal.venue?.name, text.plan.hours(proposal.classHours)])}</p>
        <StatTable
          caption={text.plan.sessions} rows={proposal.sessions}
          columns={[{ id: 'day', label: text.editor.day, cell: (one) => format.monthDay(one.startsAt) }, { id: 'time', label: text.editor.time, cell: (one) => format.timeSpan(one.startsAt, one.endsAt) }, { id: 'topic', label: text.editor.topic, cell: (one) => one.topic }]}
        />
        <Answer of={row} />
        {row.reply && <div className={styles.reply}><b>{text.unit.reply}</b> {row.reply}</div>}
      </div>
    </Card>
  )
}

function Answer({ of: row }: { of: Row }) {
  const text = useText(messages)
  const [stance, setStance] = useState(row.stance)
  const [wishes, setWishes] = useState<Row['wishWindows']>(row.wishWindows)
  const [words, setWords] = useState(row.words ?? '')
  const send = useCommand(plansRoutes.answerUnitOpinion)
  if (!row.proposal.open) return row.stance ? <p>{text.unit.answer}{colon()}{text.opinions[row.stance]} {row.words}</p> : null
  const missing = (stance === 'object' && words.trim() === '') || (stance === 'adjust' && wishes.length === 0 && words.trim() === '')
  return (
    <div className={styles.dialog}>
      <Radio.Group value={stance} onChange={(event) => setStance(event.target.value as typeof stance)} options={stances.map((one) => ({ value: one, label: text.opinions[one] }))} />
      {stance === 'adjust' && <Checkbox.Group value={wishes} onChange={(chosen) => setWishes(chosen)} options={windows.map((one) => ({ value: one, label: text.window[one] }))} />}
      <Input.TextArea aria-label={text.unit.words} placeholder={text.unit.words} rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
      <Problem problem={send.problem} />
      <span className={styles.weekNav}>
        <Button kind="primary" busy={send.busy} disabled={stance === null || missing} onClick={() => { if (stance) send.start({ opinionId: row.id, stance, wishWindows: stance === 'adjust' ? wishes : [], words: words.trim() || null }) }}>{text.unit.send}</Button>
        {row.stance !== null && <span className={styles.muted}>{text.unit.sent}</span>}
      </span>
    </div>
  )
}
