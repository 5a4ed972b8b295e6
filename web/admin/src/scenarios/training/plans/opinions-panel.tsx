import { useState } from 'react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, Chip, EmptyState, SkeletonRows, StatTable, type StatColumn, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './plans.module.css'
import { askerOf, usePlanWords, type Plan } from './words.ts'

type Opinions = AnswerOf<typeof plansRoutes.listOpinions>
type Opinion = Opinions['rows'][number]
const stances = ['agree', 'adjust', 'object'] as const

/** How far people agree, what they said, and what they were answered. */
export function OpinionsPanel({ plan }: { plan: Plan }) {
  const text = useText(messages)
  const words = usePlanWords()
  const { data, error, refetch } = useAnswer(plansRoutes.listOpinions, { classId: plan.id }, { refetchInterval: plan.state === 'opinions' ? 20_000 : false })
  const [onlyOthers, setOnlyOthers] = useState(false)
  if (error) return <Problem problem={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows label={text.loading} />
  if (!data.summary) return <EmptyState title={text.plan.opinionsEmpty}>{text.plan.opinionsEmptyText}</EmptyState>
  const rows = data.rows.filter((row) => row.current && (!onlyOthers || row.stance !== 'agree'))
  return (
    <div className={styles.form}>
      <Card><Agreement data={data} open={plan.state === 'opinions'} /></Card>
      <Card padding="flush">
        <StatTable
          caption={text.plan.tabs.opinions} rows={rows} footer={<Checkbox checked={onlyOthers} onChange={(event) => setOnlyOthers(event.target.checked)}>{text.opinions.only}</Checkbox>}
          columns={columnsOf(text, words)}
        />
      </Card>
    </div>
  )
}

function Agreement({ data, open }: { data: Opinions; open: boolean }) {
  const text = useText(messages)
  const format = useFormat()
  const summary = data.summary!
  const silent = summary.asked - summary.answered
  return (
    <>
      <div className={styles.sectionHead}>
        <h2>{text.opinions.answered(summary.answered, summary.asked)}</h2>
        <span className={styles.muted}>{open && summary.closesAt ? text.opinions.closes(format.monthDay(Date.parse(summary.closesAt) - 1)) : text.opinions.closed}</span>
      </div>
      <div className={styles.stackBar} role="img" aria-label={[...stances.map((stance) => `${text.opinions[stance]} ${summary[stance]}`), `${text.opinions.silent} ${silent}`].join('，')}>
        {stances.map((stance) => summary[stance] > 0 && <span key={stance} className={styles[stance]} style={{ flexGrow: summary[stance] }}>{text.opinions[stance]} {summary[stance]}</span>)}
        {silent > 0 && <span style={{ flexGrow: silent }}>{text.opinions.silent} {silent}</span>}
      </div>
      {data.wishes.length > 0 && <p className={styles.legend}><b>{text.opinions.wishes}</b>{data.wishes.map((wish) => <span key={wish.window}>{text.window[wish.window]} {text.opinions.people(wish.seats)}</span>)}</p>}
    </>
  )
}

function Stance({ of: row }: { of: Opinion }) {
  const text = useText(messages)
  if (row.stance === null) return <Chip shape="ring">{text.opinions.silent}</Chip>
  return <Chip tone={row.stance === 'agree' ? 'jade' : row.stance === 'adjust' ? 'neutral' : 'amber'} shape={row.stance === 'agree' ? 'dot' : row.stance === 'adjust' ? 'half' : 'dash'}>{text.opinions[row.stance]}</Chip>
}

function Reply({ of: row }: { of: Opinion }) {
  const text = useText(messages)
  const [writing, setWriting] = useState(false)
  const [words, setWords] = useState('')
  const reply = useCommand(plansRoutes.replyOpinion, { onDone: () => setWriting(false) })
  if (row.reply) return <div className={styles.reply}>{row.reply}</div>
  if (row.stance === null) return null
  if (!writing) return <Button size="small" onClick={() => setWriting(true)}>{text.opinions.replyDo}</Button>
  return (
    <div className={styles.dialog}>
      <Input.TextArea aria-label={text.opinions.reply} placeholder={text.opinions.replyHint} rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
      <span className={styles.weekNav}><Button size="small" kind="primary" busy={reply.busy} disabled={words.trim() === ''} onClick={() => reply.start({ opinionId: row.id, reply: words })}>{text.opinions.send}</Button><Button size="small" kind="quiet" onClick={() => setWriting(false)}>{text.cancel}</Button></span>
      <Problem problem={reply.problem} />
    </div>
  )
}

function columnsOf(text: typeof messages.zh, words: ReturnType<typeof usePlanWords>): StatColumn<Opinion>[] {
  return [
    { id: 'who', label: text.opinions.who, cell: (row) => <>{askerOf(row).name} <span className={styles.muted}>{askerOf(row).detail}</span>{row.seats > 1 && <span className={styles.muted}> {text.opinions.people(row.seats)}</span>}{row.assisted && <><br /><span className={styles.muted}>{text.opinions.assisted}</span></>}</> },
    { id: 'stance', label: text.opinions.said, cell: (row) => <Stance of={row} /> },
    { id: 'words', label: text.opinions.words, cell: (row) => <>{row.words ?? ''}{row.wishWindows.length > 0 && <><br /><span className={styles.muted}>{words.windows(row.wishWindows)}</span></>}</> },
    { id: 'reply', label: text.opinions.reply, cell: (row) => <Reply of={row} /> },
  ]
}
