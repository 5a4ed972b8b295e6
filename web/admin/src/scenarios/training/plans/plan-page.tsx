import { useState } from 'react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { plansRoutes } from '@guildhall/contract'
import { useAnswer, useWorkingDays } from '@guildhall/client'
import { Button, buttonClass, Card, dotted, EmptyState, Figure, RefusalNotice, SkeletonRows, StatTable, type StatColumn, Timeline, useFormat, useText } from '@guildhall/ui'
import { RecordHeader, TabLinks, tabClass, WithAside } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { OpinionsPanel } from './opinions-panel.tsx'
import { HeadDialog } from '../classes/head-dialog.tsx'
import { AskDialog, CancelDialog, CloseDialog, DeleteDialog, PublishDialog } from './plan-dialogs.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { Problem } from './problem.tsx'
import { StateChip } from './state-chip.tsx'
import styles from './plans.module.css'
import { askerOf, usePlanWords, type Plan } from './words.ts'

const tabs = ['plan', 'opinions', 'needs'] as const
type DialogName = 'ask' | 'close' | 'delete' | 'cancel' | 'publish' | 'head'

/** One plan: where it stands, what it says, what people think of it, and what can be done next. */
export default function PlanPage() {
  const text = useText(messages)
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(plansRoutes.getPlan, { classId })
  if (error) return <Problem problem={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows label={text.loading} />
  return <Shown plan={data} />
}

function Shown({ plan }: { plan: Plan }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const search = useSearch({ strict: false }) as { tab?: string }
  const tab = tabs.find((one) => one === search.tab) ?? (plan.state === 'opinions' ? 'opinions' : 'plan')
  const asked = plan.needs.reduce((sum, need) => sum + need.seats, 0)
  const close = () => setDialog(null)
  const stage = plan.state === 'draft' ? 'plan' : plan.state === 'opinions' ? 'opinions' : 'done'
  return (
    <>
      <RecordHeader
        crumbs={<Link to={'/plans' as string}>{text.plan.crumb}</Link>} title={plan.title} chip={<StateChip state={plan.state} />}
        facts={[plan.number, text.kind[plan.kind], plan.unit?.name ?? plan.occupation.name, text.level(plan.level), plan.trainer?.name ?? '—', plan.venue?.name ?? '—', ...(plan.head ? [text.plan.head(plan.head.name)] : []), text.plan.cost(format.yuan(plan.costFen)), ...(plan.template ? [<Link key="template" to={'/class-templates' as string} search={{ open: plan.template.id } as never}>{dotted(text.dot, [text.plan.template(plan.template.name, plan.template.version), plan.template.asGiven ? null : text.plan.deviates])}</Link>] : [])]}
        actions={<Actions plan={plan} onOpen={setDialog} />}
        deadline={useDeadline(plan)}
        figures={(
          <>
            <Figure label={text.plan.figures.asked} value={format.count(asked)} unit={text.plan.personUnit} />
            <Figure label={text.plan.figures.seats} value={format.count(plan.seats.capacity)} unit={text.plan.seatUnit} />
            <Figure label={text.plan.figures.hours} value={format.count(plan.classHours)} unit={text.plan.hourUnit} />
            <Figure label={text.plan.figures.agree} value={plan.opinions ? `${plan.opinions.agree}/${plan.opinions.asked}` : '—'} />
          </>
        )}
      />
      <PlanSteps at={stage} />
      {plan.cancelledReason !== null && <RefusalNotice what={text.plan.cancelled(plan.cancelledReason)} />}
      {plan.equipmentReason !== null && <p className={styles.muted}>{text.plan.equipmentReason(plan.equipmentReason)}</p>}
      <TabLinks label={text.plan.tabsLabel}>
        {tabs.map((one) => <Link key={one} to={'.' as string} search={{ tab: one } as never} className={tabClass(tab === one)}>{text.plan.tabs[one]}{one === 'needs' ? ` ${plan.needs.length}` : one === 'opinions' && plan.opinions ? ` ${plan.opinions.answered}/${plan.opinions.asked}` : ''}</Link>)}
      </TabLinks>
      <WithAside asideLabel={text.plan.timeline} aside={<History plan={plan} />}>
        {tab === 'plan' && <PlanBody plan={plan} />}
        {tab === 'opinions' && <OpinionsPanel plan={plan} />}
        {tab === 'needs' && <Needs plan={plan} />}
      </WithAside>
      {dialog === 'head' && <HeadDialog classId={plan.id} onClose={close} />}
      {dialog === 'ask' && <AskDialog plan={plan} onClose={close} />}
      {dialog === 'close' && <CloseDialog plan={plan} onClose={close} />}
      {dialog === 'publish' && <PublishDialog plan={plan} onClose={close} />}
      {dialog === 'cancel' && <CancelDialog plan={plan} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog plan={plan} onClose={close} onDone={() => void navigate({ to: '/plans' as string })} />}
    </>
  )
}

/** What this person may do in this state, as the server says; the next step of the way is the red one. */
function Actions({ plan, onOpen }: { plan: Plan; onOpen: (dialog: DialogName) => void }) {
  const text = useText(messages)
  const may = (event: string) => plan.actions.includes(event)
  const neverAsked = plan.opinions === null
  return (
    <>
      {may('cancel') && (plan.state === 'draft' && neverAsked ? <Button kind="quiet" onClick={() => onOpen('delete')}>{text.plan.remove}</Button> : <Button kind="quiet" onClick={() => onOpen('cancel')}>{text.plan.callOff}</Button>)}
      {may('ask-opinions') || may('close-opinions') ? <Button onClick={() => onOpen('head')}>{plan.head ? text.plan.changeHead : text.plan.chooseHead}</Button> : null}
      {plan.publishedAt !== null && <a href={`/classes/${plan.id}`} className={buttonClass()}>{text.plan.publicPage}</a>}
      {plan.publishedAt !== null && <Link to={`/classes/${plan.id}` as string} className={buttonClass()}>{text.plan.toClass}</Link>}
      {may('ask-opinions') && <Link to={`/plans/${plan.id}/edit` as string} className={buttonClass()}>{text.plan.edit}</Link>}
      {may('publish') && <Button kind={neverAsked && may('ask-opinions') && plan.needs.length > 0 ? 'outlined' : 'primary'} onClick={() => onOpen('publish')}>{text.plan.publish}</Button>}
      {may('ask-opinions') && plan.needs.length > 0 && <Button kind={neverAsked ? 'primary' : 'outlined'} onClick={() => onOpen('ask')}>{text.plan.ask}</Button>}
      {may('close-opinions') && <Button kind="primary" onClick={() => onOpen('close')}>{text.plan.closeRound}</Button>}
    </>
  )
}

function useDeadline(plan: Plan) {
  const text = useText(messages)
  const format = useFormat()
  const [today] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const from = format.stamp(plan.enteredAt ?? Date.now()).slice(0, 10)
  const days = useWorkingDays(from, plan.deadline && plan.deadline > today ? plan.deadline : today)
  if (!plan.deadline || !plan.enteredAt) return undefined
  const left = Math.round((Date.parse(plan.deadline) - Date.parse(today)) / 86_400_000)
  return {
    label: text.plan.deadline, remaining: text.plan.left(left), lateness: left < 0 ? 'overdue' as const : left === 0 ? 'today' as const : 'ahead' as const,
    ruler: { days, today, due: plan.deadline, label: text.plan.ruler(format.day(from), format.day(plan.deadline)) },
  }
}

function PlanBody({ plan }: { plan: Plan }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <div className={styles.columns}>
      <Card padding="flush">
        <StatTable
          caption={text.plan.sessions} rows={plan.sessions}
          columns={sessionColumns(text, format)}
        />
      </Card>
      <Card padding="flush">
        <StatTable
          caption={text.plan.outline} rows={plan.outline.map((course, index) => ({ ...course, id: String(index) }))} footer={text.plan.hours(plan.classHours)}
          columns={[{ id: 'topic', label: text.plan.outline, cell: (row) => row.topic }, { id: 'hours', label: text.editor.hours, numeric: true, cell: (row) => row.hours }]}
        />
      </Card>
    </div>
  )
}

function Needs({ plan }: { plan: Plan }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlanWords()
  const navigate = useNavigate()
  if (plan.needs.length === 0) return <EmptyState title={text.list.noNeeds}>{text.plan.noNeedsText}</EmptyState>
  return (
    <Card padding="flush">
      <StatTable
        caption={text.plan.needs} rows={plan.needs} onOpen={(row) => void navigate({ to: `/needs/${row.id}` as string })}
        columns={needColumns(text, format, words)}
      />
    </Card>
  )
}

function History({ plan }: { plan: Plan }) {
  const text = useText(messages)
  const format = useFormat()
  const said = (step: Plan['timeline'][number]) => {
    const key = step.event ?? step.kind
    if (key === 'head') return step.reason === null ? text.plan.noHead : text.plan.headSet(step.reason)
    return key in text.plan.event ? text.plan.event[key as keyof typeof text.plan.event] : key
  }
  const next = plan.state === 'draft' ? (plan.opinions === null ? text.plan.ask : text.plan.publish) : plan.state === 'opinions' ? text.plan.closeRound : null
  return (
    <>
      <h2 className={styles.asideTitle} style={{ marginTop: 0 }}>{text.plan.timeline}</h2>
      <Timeline
        label={text.plan.timeline}
        items={[
          ...(next ? [{ id: 'next', when: text.plan.ahead, title: next, tone: 'ahead' as const }] : []),
          ...plan.timeline.toReversed().map((step) => ({ id: step.id, when: format.dateTime(step.at), title: said(step), detail: step.event === 'head' ? undefined : step.reason ?? undefined, tone: step.kind === 'escalated' || step.event === 'cancel' ? 'amber' as const : 'past' as const })),
        ]}
      />
    </>
  )
}

function needColumns(text: typeof messages.zh, format: ReturnType<typeof useFormat>, words: ReturnType<typeof usePlanWords>): StatColumn<Plan['needs'][number]>[] {
  return [
    { id: 'number', label: text.plan.number, cell: (row) => <Link to={`/needs/${row.id}` as string} className={styles.link}>{row.number}</Link> },
    { id: 'who', label: text.plan.asker, cell: (row) => <>{askerOf(row).name} <span className={styles.muted}>{[askerOf(row).detail, row.person.phone].filter(Boolean).join(' ')}</span></> },
    { id: 'wants', label: text.plan.wants, cell: (row) => dotted(text.dot, [row.wish, text.level(row.level)]) },
    { id: 'times', label: text.plan.times, cell: (row) => words.windows(row.windows) || '—' },
    { id: 'when', label: text.plan.wantedBy, cell: (row) => [row.earliest && format.day(row.earliest), row.latest && format.day(row.latest)].filter(Boolean).join('–') || '—' },
    { id: 'seats', label: text.plan.figures.asked, numeric: true, cell: (row) => row.seats },
  ]
}

function sessionColumns(text: typeof messages.zh, format: ReturnType<typeof useFormat>): StatColumn<Plan['sessions'][number]>[] {
  return [
    { id: 'seq', label: '', numeric: true, cell: (row) => row.seq }, { id: 'day', label: text.editor.day, cell: (row) => <time className="date">{format.monthDay(row.startsAt)}</time> },
    { id: 'time', label: text.editor.time, cell: (row) => <span className="num">{format.timeSpan(row.startsAt, row.endsAt)}</span> }, { id: 'topic', label: text.editor.topic, cell: (row) => row.topic },
  ]
}
