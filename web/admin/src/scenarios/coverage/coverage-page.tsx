import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Building2 } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { coverageRoutes, type AnswerOf, type ColumnOf, usualThreshold } from '@guildhall/contract'
import { Button, dotted, EmptyState, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { Input, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../app/filter-menu.tsx'
import { dayIn, idIn, ListPage, oneIn, textIn, useList, type Search } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { CoverageFigures } from './coverage-figures.tsx'
import { isOldCount } from './head-counts.ts'
import { messages } from './messages.ts'
import styles from './coverage.module.css'

type Employer = AnswerOf<typeof coverageRoutes.list>['rows'][number]
const thresholds = [10, usualThreshold, 50, 100, 300] as const
const states = ['untouched', 'visited', 'agreed', 'refused', 'founding'] as const
const kinds = ['enterprise', 'social-organisation'] as const

/** What the address asks: those without a union, unless it says otherwise. */
function readFilter(search: Search) {
  const least = Number(textIn(search, 'least') ?? usualThreshold)
  return {
    on: dayIn(search, 'on'), kind: oneIn(search, 'kind', kinds), least: Number.isInteger(least) && least > 0 ? least : usualThreshold, unitId: idIn(search, 'unit'), covered: search['covered'] === 'all' ? undefined : oneIn(search, 'covered', ['yes', 'no']) ?? ('no' as const),
    state: states.filter((one) => one === search['state']), unknown: oneIn(search, 'unknown', ['true']), mine: oneIn(search, 'mine', ['true']), q: textIn(search, 'q'),
  }
}

/** Who ought to have a union and has none: the share on a day, and the list behind it to be worked off. */
export default function CoveragePage() {
  const text = useText(messages)
  const format = useFormat()
  const { permissions } = useSession()
  const list = useList({ list: 'coverage.employers', route: coverageRoutes.list, hidden: ['kind', 'creditCode', 'industry', 'code'], sort: '', sorts: [], filterOf: readFilter })
  const filter = readFilter(list.search)
  const figures = useAnswer(coverageRoutes.figures, { on: filter.on, kind: filter.kind, least: filter.least })
  return (
    <ListPage
      actions={<label className={styles.day}>{text.filter.on}<Input type="date" style={{ width: 150 }} value={filter.on ?? ''} onChange={(event) => list.change({ on: event.target.value || undefined })} /></label>}
      list={list} title={text.title} detail={figures.data && text.detail(format.date(figures.data.on))} label={text.title} columns={useEmployerColumns(filter.on)} nameOf={(row) => row.name}
      above={figures.data ? <CoverageFigures figures={figures.data} filter={filter} onChange={list.change} /> : figures.error ? <ProblemNotice problem={figures.error} /> : null}
      filters={<Filters filter={filter} onChange={list.change} />}
      empty={<EmptyState icon={Building2} title={text.empty}>{text.emptyNext}</EmptyState>}
      bulk={permissions.has('coverage.manage') ? (ids) => <Take ids={ids} onDone={list.refetch} /> : undefined}
    />
  )
}

function Filters({ filter, onChange }: { filter: ReturnType<typeof readFilter>; onChange: (change: Record<string, unknown>) => void }) {
  const text = useText(messages)
  const named = <Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, string>>) => ids.map((id) => ({ id, label: words[id] }))
  const all = { id: 'all', label: text.all }
  const one = (name: string) => (id: string) => onChange({ [name]: id === 'all' ? undefined : id })
  return (
    <>
      <Input.Search key={filter.q} defaultValue={filter.q} placeholder={text.search} aria-label={text.search} allowClear style={{ width: 180, maxWidth: '100%' }} onSearch={(q) => onChange({ q: q.trim() || undefined })} />
      <FilterMenu label={text.filter.covered} value={filter.covered ?? 'all'} choices={[...named(['no', 'yes'], text.coveredOf), all]} onChoose={(id) => onChange({ covered: id === 'no' ? undefined : id })} />
      <FilterMenu label={text.filter.kind} value={filter.kind ?? 'all'} choices={[all, ...named(kinds, text.kind)]} onChoose={one('kind')} />
      <FilterMenu
        label={text.filter.least} value={filter.unknown ? 'unknown' : String(filter.least)} choices={[...[...new Set([...thresholds, filter.least])].sort((a, b) => a - b).map((count) => ({ id: String(count), label: text.leastOf(count) })), { id: 'unknown', label: text.unknownOnly }]}
        onChoose={(id) => onChange(id === 'unknown' ? { unknown: 'true' } : { unknown: undefined, least: Number(id) === usualThreshold ? undefined : Number(id) })}
      />
      <FilterMenu label={text.filter.state} value={filter.state[0] ?? 'all'} choices={[all, ...named(states, text.state)]} onChoose={one('state')} />
      <FilterMenu label={text.filter.mine} value={filter.mine ?? 'false'} choices={[{ id: 'false', label: text.mineOf.false }, { id: 'true', label: text.mineOf.true }]} onChoose={(id) => onChange({ mine: id === 'true' ? id : undefined })} />
    </>
  )
}

/** From now on I follow the chosen ones up. */
function Take({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const text = useText(messages)
  const [done, setDone] = useState<{ taken: number; covered: number } | null>(null)
  const take = useCommand(coverageRoutes.take, { onDone: (answer) => { setDone(answer); onDone() } })
  return <><Button size="small" kind="primary" busy={take.busy} onClick={() => take.start({ ids: [...ids] })}>{text.take}</Button>{done && <span role="status">{text.taken(done.taken, done.covered)}</span>}<ProblemNotice problem={take.problem} /></>
}

function useEmployerColumns(on: string | undefined): DataColumn<Employer, ColumnOf<'coverage.employers'>>[] {
  const text = useText(messages)
  const format = useFormat()
  return [
    { id: 'name', label: text.column.name, width: 240, cell: (row) => <Link to={`/coverage/${row.id}` as string} className="link">{row.name}</Link> },
    { id: 'people', label: text.column.people, numeric: true, cell: (row) => (row.people === null ? text.none : <>{format.count(row.people)}{isOldCount(row.countedOn, on) && <small className={`${styles.small} ${styles.year}`}>{text.yearOf(row.countedOn!.slice(0, 4))}</small>}</>) },
    { id: 'union', label: text.column.union, width: 220, cell: (row) => (row.union ? <>{row.union.name}<small className={styles.small}>{dotted(text.dot, [text.union[row.union.kind], text.since(format.date(row.union.since))])}</small></> : <span className="muted">{text.noUnion}</span>) },
    { id: 'state', label: text.column.state, cell: (row) => (row.union ? text.none : text.state[row.state]) },
    { id: 'owner', label: text.column.owner, cell: (row) => row.owner ?? text.none },
    { id: 'next', label: text.column.next, cell: (row) => (row.nextOn ? <time className="date">{format.date(row.nextOn)}</time> : text.none) },
    { id: 'kind', label: text.column.kind, cell: (row) => text.kind[row.kind] },
    { id: 'place', label: text.column.place, cell: (row) => row.divisionName ?? text.none },
    { id: 'creditCode', label: text.column.creditCode, cell: (row) => <span className="num">{row.creditCode ?? text.none}</span> },
    { id: 'industry', label: text.column.industry, cell: (row) => row.industry ?? text.none },
    { id: 'code', label: text.column.code, cell: (row) => <span className="num">{row.code ?? text.none}</span> },
  ]
}
