import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Download, Flame } from 'lucide-react'
import { needsRoutes } from '@guildhall/contract'
import { call, useAnswer, type ProblemError } from '@guildhall/client'
import { Button, buttonClass, Card, EmptyState, Icon, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Checkbox, FilterBar, Input, PageTitle, Popover, Table } from '@guildhall/ui/console'
import type { AnswerOf } from '@guildhall/contract'
import { useFilterInAddress, type NeedFilter } from './address.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ExportNeeds } from './export-needs.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { listMessages } from './list-messages.ts'
import { messages } from './messages.ts'
import { columnNames, useNeedColumns, type ColumnName } from './need-columns.tsx'
import { Problem } from './problem.tsx'
import styles from './needs.module.css'

type Page = AnswerOf<typeof needsRoutes.listNeeds>
type Sort = 'newest' | 'oldest' | 'most-seats' | 'latest-first'
const hiddenKey = 'guildhall.needs.hidden-columns'
const stateChoices = ['open', 'planned', 'invited', 'enrolled', 'served', 'withdrawn'] as const

/** Needs as a table: filtered by the address, in pages, with what can be done to several at once. */
export default function NeedsPage() {
  const text = useText(listMessages)
  const shared = useText(messages)
  const format = useFormat()
  const { filter, extra, change } = useFilterInAddress()
  const sort = (extra['sort'] ?? 'newest') as Sort
  const dense = extra['dense'] === 'true'
  const [chosen, setChosen] = useState<string[]>([])
  const [exporting, setExporting] = useState(false)
  const [hidden, setHidden] = useState<ColumnName[]>(readHidden)
  const columns = useNeedColumns(hidden)
  const needs = useInfiniteQuery<Page, ProblemError>({
    queryKey: [needsRoutes.listNeeds.name, filter, sort], initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => call(needsRoutes.listNeeds, { ...filter, sort, limit: 50, cursor: pageParam as string | undefined }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = needs.data?.pages.flatMap((page) => page.rows) ?? []
  const first = needs.data?.pages[0]
  const clear = () => change(Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])))

  function hide(columns: ColumnName[]): void {
    setHidden(columns)
    try {
      localStorage.setItem(hiddenKey, JSON.stringify(columns))
    } catch {
      // A private window: the choice lasts as long as the page.
    }
  }

  return (
    <>
      <PageTitle
        title={text.title} detail={first && text.count(format.count(first.total), format.count(first.seats))}
        actions={<><Link to={'/demand' as string} className={buttonClass()}><Icon of={Flame} size={17} />{text.back}</Link><Button icon={Download} onClick={() => setExporting(true)}>{text.export}</Button></>}
      />
      <FilterBar
        label={text.search}
        aside={(
          <span className={styles.filters}>
            <Popover trigger="click" content={<Checkbox.Group style={{ display: 'grid', gap: 6 }} value={columnNames.filter((name) => !hidden.includes(name))} options={columnNames.map((name) => ({ value: name, label: text.column[name] }))} onChange={(shown) => hide(columnNames.filter((name) => !(shown as string[]).includes(name)))} />}>
              <Button size="small">{text.columns}</Button>
            </Popover>
            <Button size="small" aria-pressed={dense} onClick={() => change({ dense: dense ? undefined : true })}>{dense ? text.roomy : text.dense}</Button>
          </span>
        )}
      >
        <Input.Search key={filter.q} defaultValue={filter.q} placeholder={text.search} aria-label={text.search} allowClear style={{ width: 280 }} onSearch={(q) => change({ q: q.trim() || undefined })} />
        <NeedFilters filter={filter} onChange={change} />
        <FilterMenu label={text.sort} value={sort} choices={Object.entries(text.sorts).map(([id, label]) => ({ id, label }))} onChoose={(id) => change({ sort: id })} />
        {Object.keys(filter).length > 0 && <Button size="small" kind="quiet" onClick={clear}>{text.clear}</Button>}
      </FilterBar>
      {chosen.length > 0 && <BulkBar ids={chosen} onClear={() => setChosen([])} />}
      <Problem problem={needs.error} onAgain={() => void needs.refetch()} />
      <Card padding="flush">
        {needs.isPending && <SkeletonRows label={shared.loading} />}
        {first && rows.length === 0 && <EmptyState title={text.emptyTitle} action={<Button onClick={clear}>{text.clear}</Button>}>{text.empty}</EmptyState>}
        {rows.length > 0 && (
          <Table
            rowKey="id" dataSource={rows} columns={columns} pagination={false} size={dense ? 'small' : 'middle'} scroll={{ x: 'max-content' }}
            rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => setChosen(keys.map(String)), getCheckboxProps: (need) => ({ 'aria-label': text.choose(need.number) }), columnTitle: (box) => <span aria-label={text.chooseAll}>{box}</span> }}
          />
        )}
        {needs.hasNextPage && <div className={styles.more}><Button busy={needs.isFetchingNextPage} onClick={() => void needs.fetchNextPage()}>{text.more}</Button></div>}
      </Card>
      {exporting && <ExportNeeds filter={filter} onClose={() => setExporting(false)} />}
    </>
  )
}

function NeedFilters({ filter, onChange }: { filter: NeedFilter; onChange: (change: Record<string, unknown>) => void }) {
  const text = useText(listMessages)
  const shared = useText(messages)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const named = (words: Readonly<Record<string, string>>) => [{ id: 'all', label: shared.all }, ...Object.entries(words).map(([id, label]) => ({ id, label }))]
  const one = (name: string, as: (id: string) => unknown = (id) => id) => (id: string) => onChange({ [name]: id === 'all' ? undefined : [as(id)] })
  const occupations = [{ id: 'all', label: shared.all }, { id: 'none', label: shared.unclassified }, ...(choices.data?.occupations.map(({ id, name }) => ({ id, label: name })) ?? [])]
  const divisions = [{ id: 'all', label: shared.all }, ...(choices.data?.divisions.map(({ code, name }) => ({ id: code, label: name })) ?? [])]
  const level = filter.level?.[0]
  return (
    <>
      <FilterMenu label={text.column.occupation} value={filter.occupation?.[0] ?? 'all'} choices={occupations} onChoose={one('occupation')} />
      <FilterMenu label={text.level} value={level === undefined ? 'all' : String(level)} choices={named(shared.levels)} onChoose={one('level', (id) => (id === 'none' ? id : Number(id)))} />
      <FilterMenu label={text.column.place} value={filter.division?.[0] ?? 'all'} choices={divisions} onChoose={one('division')} />
      <FilterMenu label={text.column.who} value={filter.source?.[0] ?? 'all'} choices={named(shared.sources)} onChoose={one('source')} />
      <FilterMenu label={text.column.state} value={filter.state?.length === 1 ? filter.state[0]! : 'all'} choices={[{ id: 'all', label: shared.all }, ...stateChoices.map((id) => ({ id, label: shared.states[id] }))]} onChoose={one('state')} />
      <FilterMenu label={text.sure} value={filter.sure?.[0] ?? 'all'} choices={named(shared.sure)} onChoose={one('sure')} />
    </>
  )
}

function readHidden(): ColumnName[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(hiddenKey) ?? '["class"]')
    return columnNames.filter((name) => Array.isArray(stored) && stored.includes(name))
  } catch {
    return []
  }
}
