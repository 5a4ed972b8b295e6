import { useState } from 'react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Route } from 'lucide-react'
import { plannerRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, EmptyState, Figure, RefusalNotice, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { RecordHeader, TabLinks, tabClass } from '@guildhall/ui/console'
import { AskDialog } from './ask-dialog.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { ClassPanel } from './class-panel.tsx'
import { ClassesTab } from './classes-tab.tsx'
import { CompareTab } from './compare-tab.tsx'
import { JobPanel } from './job-panel.tsx'
import { MapTab } from './map-tab.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { StateChip } from './state-chip.tsx'
import { useSteering } from './steering.ts'
import { SteerBar } from './steer-bar.tsx'
import { WhyTab } from './why-tab.tsx'
import { usePlannerWords, type Run } from './words.ts'

const tabs = ['classes', 'calendar', 'map', 'why', 'compare', 'settings'] as const

/** One proposal: whom it serves, by which classes, where and when, and whom not. */
export default function RunPage() {
  const text = useText(messages)
  const { runId = '' } = useParams({ strict: false }) as { runId?: string }
  const { data, error, refetch } = useAnswer(plannerRoutes.getPlan, { runId }, { refetchInterval: (query) => { const run = query.state.data as Run | undefined; return run && (run.state === 'waiting' || run.state === 'running') ? 1_000 : false } })
  if (error) return <Problem problem={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows label={text.loading} />
  return <Shown key={data.id} run={data} />
}

function Shown({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const [asking, setAsking] = useState(false)
  const steering = useSteering(run)
  const search = useSearch({ strict: false }) as { tab?: string; class?: string }
  const tab = tabs.find((one) => one === search.tab) ?? 'classes'
  const opened = run.classes.find((one) => one.key === search.class)
  const { figures } = run
  const unserved = run.unserved.reduce((sum, one) => sum + one.seats, 0)
  const counts: Partial<Record<(typeof tabs)[number], number>> = { classes: run.classes.length, why: unserved }
  return (
    <>
      <RecordHeader
        crumbs={<Link to={'/planner' as string}>{text.run.crumb}</Link>} title={text.run.title(format.dateTime(run.askedAt))} chip={<StateChip state={run.state} />}
        facts={[run.unitName, ...(run.askedBy ? [text.run.facts.by(run.askedBy)] : []), text.run.facts.span(format.day(run.startOn), run.weeks), ...(run.repair ? [text.run.facts.repair] : [])]}
        actions={run.mayPlan && figures && !steering.any && <Button kind="primary" icon={Route} onClick={() => setAsking(true)}>{text.run.ask}</Button>}
        figures={figures && (
          <>
            <Figure label={text.run.figures.served} value={format.count(figures.served)} unit={text.run.of(format.count(figures.asked))} />
            <Figure label={text.run.figures.classes} value={format.count(figures.classes)} unit={text.run.classUnit} />
            <Figure label={text.run.figures.seats} value={format.count(figures.served)} unit={text.run.used(format.count(figures.capacity))} />
            <Figure label={text.run.figures.cost} value={format.yuan(figures.costFen)} unit={text.run.yuanUnit} />
            <Figure label={<span title={text.run.gapHint(format.count(figures.value, 1), format.count(figures.bound, 1))}>{text.run.figures.gap}</span>} value={format.share(figures.gap, 1)} />
          </>
        )}
      />
      {!figures && <JobPanel run={run} />}
      {figures && (
        <>
          {run.dropped.length > 0 && <RefusalNotice what={text.run.dropped(run.dropped.length)} why={run.dropped.map((one) => `${words.course(one)}${text.dot}${one.trainerName}${text.dot}${format.day(one.firstDay)}${colon()}${text.run.droppedWhy[one.why]}`).join('；')} />}
          {steering.any && <SteerBar steering={steering} onGo={() => setAsking(true)} />}
          <TabLinks label={text.run.tabsLabel}>
            {tabs.map((one) => <Link key={one} to={'.' as string} search={{ tab: one } as never} className={tabClass(tab === one)}>{text.run.tabs[one]}{counts[one] === undefined ? '' : ` ${format.count(counts[one])}`}</Link>)}
          </TabLinks>
          {tab === 'classes' && (run.classes.length > 0 ? <ClassesTab run={run} steering={steering} /> : <EmptyState title={text.run.empty} action={<Link to={'.' as string} search={{ tab: 'why' } as never} className={buttonClass()}>{text.run.toWhy}</Link>}>{text.run.emptyText}</EmptyState>)}
          {tab === 'calendar' && <CalendarTab run={run} />}
          {tab === 'map' && <MapTab run={run} />}
          {tab === 'why' && <WhyTab run={run} />}
          {tab === 'compare' && <CompareTab run={run} />}
          {tab === 'settings' && <SettingsTab run={run} />}
          {opened && <ClassPanel run={run} planned={opened} steering={steering} />}
        </>
      )}
      {asking && <AskDialog base={run} steering={{ fixed: steering.fixed, rules: steering.rules }} onClose={() => setAsking(false)} />}
    </>
  )
}
