import { lazy, Suspense, useState } from 'react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { EllipsisVertical, Printer, ScanLine } from 'lucide-react'
import { classesRoutes, plansRoutes } from '@guildhall/contract'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, daysBetween, Figure, Icon, RefusalNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { MenuButton, RecordHeader, TabLinks, tabClass, WithAside } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import { messages as planMessages } from '../plans/messages.ts'
import { StateChip } from '../plans/state-chip.tsx'
import { AskReason } from './ask-reason.tsx'
import { HeadDialog } from './head-dialog.tsx'
import { ClassTimeline } from './class-timeline.tsx'
import { LeaveRuleForm } from './leave-rule-form.tsx'
import { messages } from './messages.ts'
import type { ClassRecord } from './words.ts'

const tabs = {
  roster: lazy(() => import('./tabs/roster-tab.tsx')), timetable: lazy(() => import('./tabs/timetable-tab.tsx')), results: lazy(() => import('./tabs/results-tab.tsx')),
  certificates: lazy(() => import('./tabs/certificates-tab.tsx')), evaluation: lazy(() => import('./tabs/evaluation-tab.tsx')), needs: lazy(() => import('./tabs/needs-tab.tsx')),
}
type Tab = keyof typeof tabs

/** One class: what it is, what is due, who sits in it, what happened. The tab stands in the address. */
export default function ClassPage() {
  const text = useText(messages)
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.getClassRecord, { classId }, { refetchInterval: 30_000 })
  if (error) return <Problem problem={error} onAgain={() => void refetch()} />
  if (!data) return <Card><SkeletonRows label={text.loading} /></Card>
  return <Record record={data} />
}

function Record({ record }: { record: ClassRecord }) {
  const text = useText(messages)
  const search = useSearch({ strict: false }) as { tab?: string }
  const tab: Tab = search.tab !== undefined && search.tab in tabs ? search.tab as Tab : 'roster'
  const Shown = tabs[tab]
  const count: Partial<Record<Tab, number>> = { roster: record.counts.roster, timetable: record.counts.sessions, results: record.counts.results, certificates: record.counts.certificates, evaluation: record.counts.evaluations, needs: record.counts.needs }
  return (
    <>
      <Head record={record} />
      {record.cancelledReason !== null && <RefusalNotice what={text.record.cancelled(record.cancelledReason)} />}
      <TabLinks label={text.record.tabsLabel}>
        {(Object.keys(tabs) as Tab[]).map((one) => (
          <Link key={one} to={'.' as string} search={{ tab: one === 'roster' ? undefined : one } as never} replace className={tabClass(one === tab)} aria-current={one === tab ? 'page' : undefined}>
            {text.record.tabs[one]} {count[one] ? <span className="num muted">{count[one]}</span> : null}
          </Link>
        ))}
      </TabLinks>
      <WithAside aside={<ClassTimeline record={record} />} asideLabel={text.timeline.title}>
        <Suspense fallback={<Card><SkeletonRows label={text.loading} /></Card>}><Shown record={record} /></Suspense>
      </WithAside>
    </>
  )
}

function Head({ record }: { record: ClassRecord }) {
  const text = useText(messages)
  const { kind } = useText(planMessages)
  const format = useFormat()
  const { class: of, figures, deadline } = record
  const left = deadline ? daysBetween(deadline.today, deadline.due) : 0
  const facts = [
    kind[of.kind], text.record.level(of.level), record.unit && text.record.forUnit(record.unit.name), of.trainer && text.record.teaches(of.trainer.name), of.venue?.name, text.record.hours(of.classHours),
    of.firstDay && of.lastDay && `${format.day(of.firstDay)}–${format.day(of.lastDay)}`, record.head && text.record.head(record.head.name),
  ].filter((fact) => fact !== null && fact !== '' && fact !== undefined)
  return (
    <RecordHeader
      crumbs={<><Link to={'/classes' as string}>{text.record.crumb}</Link><span>{of.number}</span></>} title={of.title} chip={<StateChip state={of.state} />} facts={facts} actions={<Actions record={record} />}
      {...(deadline && { deadline: {
        label: text.record.deadline[deadline.what](format.day(deadline.due)), remaining: text.record.left(left), lateness: left < 0 ? 'overdue' as const : left === 0 ? 'today' as const : 'ahead' as const,
        ruler: { days: deadline.days, today: deadline.today, due: deadline.due, label: text.record.ruler(format.day(deadline.from), format.day(deadline.due)) },
      } })}
      figures={(
        <>
          <Figure label={text.record.people} value={format.count(figures.seated)} unit={text.record.person} />
          <Figure label={text.record.percent} value={figures.percent === null ? '–' : String(figures.percent)} unit="%" />
          <Figure label={text.record.theory} value={figures.theory === null ? '–' : figures.theory.toFixed(1)} unit={text.record.point} />
          <Figure label={text.record.held} value={String(figures.held)} unit={text.record.of(figures.lessons)} />
        </>
      )}
    />
  )
}

function Actions({ record }: { record: ClassRecord }) {
  const text = useText(messages)
  const [open, setOpen] = useState<'cancel' | 'leave-rule' | 'head' | null>(null)
  const { class: of } = record
  const start = useCommand(classesRoutes.startClass)
  const finish = useCommand(classesRoutes.finishTeaching)
  const cancel = useCommand(plansRoutes.cancelClass, { onDone: () => setOpen(null) })
  const can = (action: ClassRecord['can'][number]) => record.can.includes(action)
  const choices = [
    { id: 'plan', label: text.record.seePlan, onChoose: () => location.assign(`/console/plans/${of.id}`) }, { id: 'public', label: text.record.publicPage, onChoose: () => location.assign(`/classes/${of.id}`) },
    { id: 'calendar', label: text.record.calendar, onChoose: () => location.assign(fileAddress(classesRoutes.classCalendar, { classId: of.id })) },
    ...(can('set-head') ? [{ id: 'head', label: record.head ? text.head.change : text.head.choose, onChoose: () => setOpen('head') }] : []),
    ...(can('set-leave-rule') ? [{ id: 'leave', label: text.record.leaveRule, onChoose: () => setOpen('leave-rule') }] : []),
    ...(can('start') ? [{ id: 'start', label: text.record.start, onChoose: () => start.start({ classId: of.id }) }] : []),
    ...(can('cancel') ? [{ id: 'cancel', label: text.record.cancelClass, onChoose: () => setOpen('cancel') }] : []),
  ]
  return (
    <>
      <Button icon={Printer} onClick={() => print()}>{text.print}</Button>
      <MenuButton label={text.moreActions} align="end" className={buttonClass()} choices={choices}><Icon of={EllipsisVertical} size={17} /></MenuButton>
      {can('finish-teaching') && <Button kind="primary" busy={finish.busy} onClick={() => finish.start({ classId: of.id })}>{text.record.finish}</Button>}
      {can('show-code') && record.today && <Link to={`/sessions/${record.today}/code` as string} className={buttonClass({ kind: 'primary' })}><Icon of={ScanLine} size={17} active />{text.record.openCode}</Link>}
      <Problem problem={start.problem ?? finish.problem} />
      {open === 'head' && <HeadDialog classId={of.id} onClose={() => setOpen(null)} />}
      {open === 'leave-rule' && <LeaveRuleForm record={record} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <AskReason title={text.cancelForm.title} words={text.cancelForm.text(record.figures.seated)} label={text.cancelForm.why} action={text.cancelForm.do} busy={cancel.busy} problem={cancel.problem} onClose={() => setOpen(null)} onSay={(reason) => cancel.start({ classId: of.id, reason })} />}
    </>
  )
}
