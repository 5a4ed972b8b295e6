import { useState } from 'react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useAnswer, useWorkingDays } from '@guildhall/client'
import { foundingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Figure, ProblemNotice, SkeletonRows, Steps, Timeline, colon, useFormat, useText } from '@guildhall/ui'
import { RecordHeader, TabLinks, tabClass, WithAside } from '@guildhall/ui/console'
import { CongressPanel } from './congress-panel.tsx'
import { DeedDialog, type Deed } from './deed-dialog.tsx'
import { FormalitiesPanel } from './formalities-panel.tsx'
import { messages } from './messages.ts'
import { Overview } from './overview.tsx'
import { RosterPanel } from './roster-panel.tsx'
import { StateChip } from './state-chip.tsx'

export type Founding = AnswerOf<typeof foundingRoutes.get>
const tabs = ['overview', 'roster', 'congress', 'formalities'] as const
const deeds = ['withdraw', 'send-back', 'reject', 'submit', 'accept', 'report', 'approve', 'finish'] as const
const order = ['apply', 'reply', 'roster', 'congress', 'approve', 'formalities'] as const
const stepOf: Record<Founding['state'], number> = { preparing: 0, applied: 1, enrolling: 2, called: 3, voting: 3, elected: 3, reported: 4, formalities: 5, complete: 6, withdrawn: 0 }
const tabOf: Partial<Record<Founding['state'], (typeof tabs)[number]>> = { enrolling: 'roster', called: 'congress', voting: 'congress', elected: 'congress', reported: 'congress', formalities: 'formalities' }

/** One founding: where it stands, what it says, what can be done next. */
export default function FoundingPage() {
  const text = useText(messages)
  const { foundingId = '' } = useParams({ strict: false }) as { foundingId?: string }
  const { data, error, refetch } = useAnswer(foundingRoutes.get, { foundingId })
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return <Shown founding={data} />
}

function Shown({ founding }: { founding: Founding }) {
  const text = useText(messages)
  const format = useFormat()
  const [deed, setDeed] = useState<Deed | null>(null)
  const search = useSearch({ strict: false }) as { tab?: string }
  const tab = tabs.find((one) => one === search.tab) ?? tabOf[founding.state] ?? 'overview'
  const may = (event: string) => founding.actions.includes(event)
  const primary = deeds.findLast((one) => may(one))
  const at = stepOf[founding.state]
  return (
    <>
      <RecordHeader
        crumbs={<Link to={'/foundings' as string}>{text.record.crumb}</Link>} title={founding.name} chip={<StateChip state={founding.state} />}
        facts={[founding.number, text.kind[founding.kind], founding.divisionName ?? '', `${text.record.federation} ${founding.federation}`, text.form.yearsOf(founding.years), ...founding.assisted ? [text.record.assisted] : [], ...founding.unionCode ? [founding.unionCode] : []]}
        deadline={useDeadline(founding)}
        figures={(
          <>
            <Figure label={text.record.figures.agreed} value={format.count(founding.counts.agreed)} unit={text.record.unit} /><Figure label={text.record.figures.roster} value={format.count(founding.roster)} unit={text.record.unit} />
            <Figure label={text.record.figures.women} value={format.count(founding.counts.women)} unit={text.record.unit} /><Figure label={text.record.figures.staff} value={format.count(founding.staff)} unit={text.record.unit} />
          </>
        )}
        actions={(
          <>
            {founding.unionId && <Link to={`/units/${founding.unionId}` as string} className={buttonClass()}>{text.record.union}</Link>}
            {founding.unionId && <Link to={`/unions/${founding.unionId}/chair` as string} className={buttonClass()}>{text.record.chair}</Link>}
            {at >= 3 && <Link to={`/foundings/${founding.id}/minutes` as string} className={buttonClass()}>{text.record.minutes}</Link>}
            {may('edit') && <Link to={`/foundings/${founding.id}/edit` as string} className={buttonClass()}>{text.deed.edit}</Link>}
            {deeds.filter(may).map((one) => <Button key={one} kind={one === primary && one !== 'withdraw' ? 'primary' : one === 'withdraw' ? 'quiet' : 'outlined'} onClick={() => setDeed(one)}>{text.deed[one]}</Button>)}
          </>
        )}
      />
      {founding.state !== 'withdrawn' && <Steps label={text.record.steps} steps={order.map((id, index) => ({ id, label: text.record.step[id], state: index < at ? 'done' : index === at ? 'current' : 'ahead' }))} />}
      <TabLinks label={text.record.tabsLabel}>
        {tabs.filter((one) => one !== 'formalities' || founding.unionId !== null).map((one) => <Link key={one} to={'.' as string} search={{ tab: one } as never} className={tabClass(tab === one)}>{text.record.tabs[one]}{one === 'roster' && ` ${founding.roster}`}</Link>)}
      </TabLinks>
      <WithAside asideLabel={text.record.timeline} aside={<History founding={founding} />}>
        {tab === 'overview' && <Overview founding={founding} />}
        {tab === 'roster' && <RosterPanel founding={founding} />}
        {tab === 'congress' && <CongressPanel founding={founding} />}
        {tab === 'formalities' && founding.unionId && <FormalitiesPanel unitId={founding.unionId} />}
      </WithAside>
      {deed && <DeedDialog founding={founding} deed={deed} onClose={() => setDeed(null)} />}
    </>
  )
}

function useDeadline(founding: Founding) {
  const text = useText(messages)
  const format = useFormat()
  const [today] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const from = format.stamp(founding.enteredAt).slice(0, 10)
  const days = useWorkingDays(from, founding.deadline && founding.deadline > today ? founding.deadline : today)
  if (!founding.deadline) return undefined
  const left = Math.round((Date.parse(founding.deadline) - Date.parse(today)) / 86_400_000)
  return {
    label: text.record.deadline, remaining: text.list.left(left), lateness: left < 0 ? 'overdue' as const : left === 0 ? 'today' as const : 'ahead' as const,
    ruler: { days, today, due: founding.deadline, label: text.record.ruler(format.day(from), format.day(founding.deadline)) },
  }
}

function History({ founding }: { founding: Founding }) {
  const text = useText(messages)
  const format = useFormat()
  const title = (step: Founding['timeline'][number]) => { const key = step.event ?? step.kind; return key in text.record.event ? text.record.event[key as 'submit'] : key }
  return (
    <Timeline label={text.record.timeline} items={founding.timeline.toReversed().map((step) => ({
      id: step.id, when: format.dateTime(step.at), title: title(step), tone: ['send-back', 'reject', 'call-off', 'withdraw'].includes(step.event ?? '') || step.kind === 'escalated' ? 'amber' as const : 'past' as const,
      detail: [step.by && (step.assisted ? text.record.by(step.by) : step.by), step.reason].filter(Boolean).join(colon()) || undefined,
    }))} />
  )
}
