import { useEffect, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ListChecks, Plus } from 'lucide-react'
import { arrangedStates, needsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, dayOf, EmptyState, HeatGrid, HeatLegend, Icon, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { FilterBar, PageTitle } from '@guildhall/ui/console'
import { ViewsMenu, type ListState } from '../../../app/list/index.ts'
import { useFilterInAddress, type NeedFilter } from './address.ts'
import { DemandDrawer } from './demand-drawer.tsx'
import { demandMessages } from './demand-messages.ts'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { RecordNeed } from './record-need.tsx'
import { useNeedWords } from './words.ts'

const allStates = ['open', 'planned', 'invited', 'enrolled', 'served', 'withdrawn'] as const
const statesOf = { live: undefined, open: ['open'], arranged: [...arrangedStates], served: ['served'], all: [...allStates] } as const

/** The live demand list: occupation × level by place. It asks every ten seconds whether anything moved, and reads anew only then. */
export default function DemandPage() {
  const text = useText(demandMessages)
  const shared = useText(messages)
  const words = useNeedWords()
  const format = useFormat()
  const { filter, extra, change, views } = useFilterInAddress()
  const [recording, setRecording] = useState(false)
  const demand = useAnswer(needsRoutes.getDemand, filter)
  const pulse = useAnswer(needsRoutes.getDemandPulse, {}, { refetchInterval: 10_000, staleTime: 0 })
  const { refetch, data } = demand
  const moved = pulse.data && data && pulse.data.changedAt !== data.changedAt
  useEffect(() => {
    if (moved) void refetch()
  }, [moved, refetch])

  const groups = data?.groups.map((group) => ({
    id: group.occupation?.id ?? 'none', label: group.occupation?.name ?? shared.unclassified,
    rows: group.rows.map((row) => ({ id: `${group.occupation?.id ?? 'none'}.${row.level ?? 'none'}`, label: words.level(row.level), cells: row.seats, total: row.total, share: row.total > 0 ? row.arranged / row.total : 0 })),
  })) ?? []
  const columns = data?.columns.map((column) => ({ id: column.key, label: column.key === 'none' ? shared.noTown : shortPlace(column.label) })) ?? []
  const selected = extra['row'] && extra['column'] ? { row: extra['row'], column: extra['column'] } : null

  return (
    <>
      <PageTitle
        title={text.title}
        detail={data && <><b className="num">{format.count(data.total.seats)}</b>{text.detail.unit}{text.detail.from(format.count(data.total.worker), format.count(data.total.enterprise), format.count(data.total.department))}{data.changedAt && sayMoved(text.moved, data.changedAt)}</>}
        actions={<><Link to={'/needs' as string} search={filter as never} className={buttonClass()}><Icon of={ListChecks} size={17} />{text.table}</Link><Button icon={Plus} onClick={() => setRecording(true)}>{text.record}</Button></>}
      />
      <FilterBar label={text.filters} aside={<HeatLegend few={text.few} many={text.many} />}>
        <ViewsMenu views={views} state={filter as ListState} presets={[nextMonth(text.nextMonth)]} />
        <DemandFilters filter={filter} onChange={(changed) => change({ ...changed, row: undefined, column: undefined })} />
      </FilterBar>
      <Problem problem={demand.error} onAgain={() => void refetch()} />
      {demand.isPending && <Card><SkeletonRows label={shared.loading} /></Card>}
      {data && groups.length === 0 && (
        <Card>
          <EmptyState title={text.emptyTitle} action={<><Button onClick={() => change({ ...cleared(filter), row: undefined, column: undefined })}>{text.clear}</Button>{' '}<Link to={'/imports' as string} className={buttonClass()}>{text.toImport}</Link></>}>{text.empty}</EmptyState>
        </Card>
      )}
      {data && groups.length > 0 && (
        <Card padding="flush">
          <HeatGrid
            label={text.title} heads={text.heads} columns={columns} groups={groups} selected={selected} cellLabel={text.cell}
            onSelect={(row, column) => change(selected?.row === row && selected.column === column ? { row: undefined, column: undefined } : { row, column })}
          />
        </Card>
      )}
      {selected && data && <DemandDrawer filter={filter} by={data.by} row={selected.row} column={selected.column} groups={groups} columns={columns} onClose={() => change({ row: undefined, column: undefined })} />}
      {recording && <RecordNeed onClose={() => setRecording(false)} />}
    </>
  )
}

/** Source, when asked, when free, state: the filters that change what is counted. */
function DemandFilters({ filter, onChange }: { filter: NeedFilter; onChange: (change: Record<string, unknown>) => void }) {
  const text = useText(demandMessages)
  const shared = useText(messages)
  const choices = (words: Readonly<Record<string, string>>) => [{ id: 'all', label: shared.all }, ...Object.entries(words).map(([id, label]) => ({ id, label }))]
  const asked = Object.keys(text.askedChoices).find((days) => filter.askedFrom === daysAgo(Number(days))) ?? (filter.askedFrom ? 'other' : 'all')
  const state = (Object.keys(statesOf) as (keyof typeof statesOf)[]).find((key) => JSON.stringify(statesOf[key]) === JSON.stringify(filter.state)) ?? 'live'
  return (
    <>
      <FilterMenu label={text.source} value={filter.source?.[0] ?? 'all'} choices={choices(shared.sources)} onChoose={(id) => onChange({ source: id === 'all' ? undefined : [id] })} />
      <FilterMenu label={text.asked} value={asked} choices={choices(text.askedChoices)} onChoose={(id) => onChange({ askedFrom: id === 'all' ? undefined : daysAgo(Number(id)), askedTo: undefined })} />
      <FilterMenu label={text.window} value={filter.window?.[0] ?? 'all'} choices={choices(shared.windows)} onChoose={(id) => onChange({ window: id === 'all' ? undefined : [id] })} />
      <FilterMenu label={text.state} value={state} choices={Object.entries(text.stateChoices).map(([id, label]) => ({ id, label }))} onChoose={(id) => onChange({ state: statesOf[id as keyof typeof statesOf] })} />
    </>
  )
}

const daysAgo = (days: number) => dayOf(Date.now() - days * 86_400_000)
const cleared = (filter: NeedFilter) => Object.fromEntries(Object.keys(filter).map((name) => [name, undefined]))

/** 东墩镇 → 东墩: the column is narrow, and all of them are towns. */
function shortPlace(name: string): string {
  const short = name.replace(/(?:街道|镇|乡)$/, '')
  return short.length >= 2 ? short : name
}

function sayMoved(moved: { now: string; minutes: (count: number) => string; hours: (count: number) => string; days: (count: number) => string }, at: string): string {
  const minutes = Math.floor((Date.now() - Date.parse(at)) / 60_000)
  if (minutes < 1) return moved.now
  if (minutes < 60) return moved.minutes(minutes)
  return minutes < 1440 ? moved.hours(Math.floor(minutes / 60)) : moved.days(Math.floor(minutes / 1440))
}

/** What is wanted next month: the view from which most plans are made. */
function nextMonth(name: (month: number) => string): { id: string; name: string; state: ListState } {
  const now = new Date()
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 1))
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 0))
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return { id: 'next-month', name: name(first.getUTCMonth() + 1), state: { wantedFrom: day(first), wantedTo: day(last), state: ['open'] } }
}
