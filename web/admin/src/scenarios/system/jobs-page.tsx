import { useState } from 'react'
import { ListTodo } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { jobRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, ProblemNotice, ProgressJob, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Checkbox, FilterBar, PageTitle, Segmented, Select } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { ListFrame } from '../../app/list-frame.tsx'
import { failureWords, jobName, jobNames } from './job-words.ts'
import { messages } from './messages.ts'
import styles from './system.module.css'

type Run = AnswerOf<typeof jobRoutes.get>
const states = ['failed', 'running', 'waiting', 'done', 'cancelled'] as const
const kinds = ['job', 'event', 'clock'] as const
const isActive = (run: Pick<Run, 'state'>) => run.state === 'waiting' || run.state === 'running'

/** Jobs of the range; those that failed for good are the dead letters. While something is under way the page follows it. */
export default function JobsPage() {
  const text = useText(messages).jobs
  const names = useText(jobNames)
  const format = useFormat()
  const [address, setAddress] = useAddress()
  const [discarding, setDiscarding] = useState<Run | null>(null)
  const state = states.find((one) => one === address['state'])
  const kind = kinds.find((one) => one === address['kind'])
  const name = address['name']
  const list = useRows(jobRoutes.list, { state, kind, name, limit: 50 }, { refetchInterval: (rows) => (rows.some(isActive) ? 2_000 : 15_000) })
  const first = list.first as AnswerOf<typeof jobRoutes.list> | undefined
  const counts = first?.counts ?? {}
  const label = (one: (typeof states)[number]) => (counts[one] ? `${text.states[one]} ${format.count(counts[one])}` : text.states[one])
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <FilterBar label={text.title}>
        <Segmented value={state ?? 'all'} options={[{ value: 'all', label: text.all }, ...states.map((one) => ({ value: one, label: label(one) }))]} onChange={(value) => setAddress({ state: value === 'all' ? undefined : value })} />
        <Segmented value={kind ?? 'all'} options={[{ value: 'all', label: text.anyKind }, ...kinds.map((one) => ({ value: one, label: text.kinds[one] }))]} onChange={(value) => setAddress({ kind: value === 'all' ? undefined : value })} />
        <Select aria-label={text.name} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={text.anyName} style={{ width: 220 }} value={name} onChange={(value: string | undefined) => setAddress({ name: value })} options={Object.entries(names).map(([value, words]) => ({ value, label: words }))} />
      </FilterBar>
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={ListTodo} title={state === 'failed' ? text.emptyFailed : text.empty}>{text.emptyNext}</EmptyState>}>
        <ul className={styles.rows}>{list.rows.map((run) => <JobRow key={run.id} run={run} onDiscard={() => setDiscarding(run)} />)}</ul>
      </ListFrame>
      {discarding && <Discard run={discarding} alike={first?.failed.find((one) => one.name === discarding.name)?.count ?? 1} onClose={() => setDiscarding(null)} />}
    </>
  )
}

function JobRow({ run, onDiscard }: { run: Run; onDiscard: () => void }) {
  const text = useText(messages).jobs
  const names = useText(jobNames)
  const language = useLanguage()
  const format = useFormat()
  const retry = useCommand(jobRoutes.retry)
  const cancel = useCommand(jobRoutes.cancel)
  const tone = run.state === 'failed' ? 'amber' : run.state === 'done' ? 'jade' : 'neutral'
  const title = jobName(names, run.name)
  if (run.state === 'running' && run.total !== null) {
    return (
      <li>
        <ProgressJob title={title} state="running" progress={run.total === 0 ? null : run.done / run.total} detail={`${format.count(run.done)} / ${format.count(run.total)}`} action={<Button size="small" busy={cancel.busy || run.cancelAsked} onClick={() => cancel.start({ id: run.id })}>{run.cancelAsked ? text.cancelling : text.cancel}</Button>} />
        <ProblemNotice problem={cancel.problem} />
      </li>
    )
  }
  return (
    <li>
      <span className={styles.job}>
        <b>{title}</b> <Chip tone={tone} solid={run.state === 'failed'} shape={run.state === 'waiting' ? 'ring' : 'dot'}>{run.discarded ? text.discarded : text.states[run.state]}</Chip>
        {run.message && <small className={styles.why}>{failureWords(run.message, language)}</small>}
        {run.discarded && <small>{text.discardedWhy(run.discarded)}</small>}
        <small>{text.kinds[run.kind]} · <time dateTime={run.createdAt}>{format.dateTime(run.createdAt)}</time>{run.attempts > 1 && ` · ${text.attempts(run.attempts)}`}</small>
      </span>
      <span className={styles.actions}>
        {(run.state === 'failed' || run.state === 'cancelled') && <Button size="small" busy={retry.busy} onClick={() => retry.start({ id: run.id })}>{text.retry}</Button>}
        {run.state === 'failed' && <Button size="small" kind="quiet" onClick={onDiscard}>{text.discard}</Button>}
        {isActive(run) && <Button size="small" busy={cancel.busy || run.cancelAsked} onClick={() => cancel.start({ id: run.id })}>{run.cancelAsked ? text.cancelling : text.cancel}</Button>}
      </span>
      <ProblemNotice problem={retry.problem ?? cancel.problem} />
    </li>
  )
}

/** A failure that nobody need repair any more; often there are many of one kind. */
function Discard({ run, alike, onClose }: { run: Run; alike: number; onClose: () => void }) {
  const text = useText(messages).jobs
  const names = useText(jobNames)
  const format = useFormat()
  const [all, setAll] = useState(false)
  const discard = useCommand(jobRoutes.discard, { onDone: onClose })
  return (
    <AskDialog title={text.discardTitle(jobName(names, run.name))} detail={text.discardDetail} ok={text.discard} busy={discard.busy} problem={discard.problem} onClose={onClose} onConfirm={(reason) => discard.start({ id: run.id, reason, alike: all })}>
      {alike > 1 && <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{text.discardAlike(format.count(alike))}</Checkbox>}
    </AskDialog>
  )
}
