import { ListTodo } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { jobRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, ProblemNotice, ProgressJob, useFormat, useText } from '@guildhall/ui'
import { FilterBar, PageTitle, Segmented } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { messages } from './messages.ts'
import styles from './system.module.css'

type Run = AnswerOf<typeof jobRoutes.get>
const states = ['failed', 'running', 'waiting', 'done', 'cancelled'] as const
const kinds = ['job', 'event', 'clock'] as const

/** Jobs of the range; those that failed for good are the dead letters. */
export default function JobsPage() {
  const text = useText(messages).jobs
  const format = useFormat()
  const [address, setAddress] = useAddress()
  const state = states.find((one) => one === address['state'])
  const kind = kinds.find((one) => one === address['kind'])
  const list = useRows(jobRoutes.list, { state, kind, limit: 50 })
  const counts = (list.first as AnswerOf<typeof jobRoutes.list> | undefined)?.counts ?? {}
  const label = (one: (typeof states)[number]) => (counts[one] ? `${text.states[one]} ${format.count(counts[one])}` : text.states[one])
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <FilterBar label={text.title}>
        <Segmented value={state ?? 'all'} options={[{ value: 'all', label: text.all }, ...states.map((one) => ({ value: one, label: label(one) }))]} onChange={(value) => setAddress({ state: value === 'all' ? undefined : value })} />
        <Segmented value={kind ?? 'all'} options={[{ value: 'all', label: text.all }, ...kinds.map((one) => ({ value: one, label: text.kinds[one] }))]} onChange={(value) => setAddress({ kind: value === 'all' ? undefined : value })} />
      </FilterBar>
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={ListTodo} title={state === 'failed' ? text.emptyFailed : text.empty}>{text.emptyNext}</EmptyState>}>
        <ul className={styles.rows}>{list.rows.map((run) => <JobRow key={run.id} run={run} />)}</ul>
      </ListFrame>
    </>
  )
}

function JobRow({ run }: { run: Run }) {
  const text = useText(messages).jobs
  const format = useFormat()
  const retry = useCommand(jobRoutes.retry)
  const cancel = useCommand(jobRoutes.cancel)
  const tone = run.state === 'failed' ? 'amber' : run.state === 'done' ? 'jade' : 'neutral'
  if (run.state === 'running' && run.total !== null) {
    return (
      <li>
        <ProgressJob title={run.name} state="running" progress={run.total === 0 ? null : run.done / run.total} detail={`${format.count(run.done)} / ${format.count(run.total)}`} action={<Button size="small" busy={cancel.busy || run.cancelAsked} onClick={() => cancel.start({ id: run.id })}>{run.cancelAsked ? text.cancelling : text.cancel}</Button>} />
        <ProblemNotice problem={cancel.problem} />
      </li>
    )
  }
  return (
    <li>
      <span>{run.name} <Chip tone={tone} solid={run.state === 'failed'} shape={run.state === 'waiting' ? 'ring' : 'dot'}>{text.states[run.state]}</Chip><small>{text.kinds[run.kind]} · {text.attempts(run.attempts)}{run.message && ` · ${run.message}`}</small></span>
      <span className={styles.actions}>
        <time className="muted" dateTime={run.createdAt}>{format.dateTime(run.createdAt)}</time>
        {(run.state === 'failed' || run.state === 'cancelled') && <Button size="small" busy={retry.busy} onClick={() => retry.start({ id: run.id })}>{text.retry}</Button>}
        {(run.state === 'waiting' || run.state === 'running') && <Button size="small" busy={cancel.busy || run.cancelAsked} onClick={() => cancel.start({ id: run.id })}>{run.cancelAsked ? text.cancelling : text.cancel}</Button>}
      </span>
      <ProblemNotice problem={retry.problem ?? cancel.problem} />
    </li>
  )
}
