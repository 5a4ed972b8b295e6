import { Link } from '@tanstack/react-router'
import { Flame } from 'lucide-react'
import { needsRoutes, type RequestOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, EmptyState, Icon, useFormat, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { ListPage, useList } from '../../../app/list/index.ts'
import { readFilter, type NeedFilter } from './address.ts'
import { listMessages } from './list-messages.ts'
import { messages } from './messages.ts'
import { useNeedColumns } from './need-columns.tsx'
import { SetOccupation } from './set-occupation.tsx'

const stateChoices = ['open', 'planned', 'invited', 'enrolled', 'served', 'withdrawn'] as const
const sorts = ['newest', 'oldest', 'most-seats', 'latest-first'] as const

/** Needs as a table: filtered by the address, in pages, with what can be done to several at once. */
export default function NeedsPage() {
  const text = useText(listMessages)
  const format = useFormat()
  const columns = useNeedColumns()
  const list = useList({ list: 'training.needs', route: needsRoutes.listNeeds, hidden: ['windows', 'class'], sort: 'newest', sorts, filterOf: (search) => readFilter(search) as RequestOf<typeof needsRoutes.listNeeds> })
  const filter = list.query as NeedFilter
  return (
    <ListPage
      list={list} title={text.title} detail={list.first && text.count(format.count(list.first.total), format.count(list.first.seats))} label={text.search} columns={columns} nameOf={(need) => need.number}
      actions={<Link to={'/demand' as string} className={buttonClass()}><Icon of={Flame} size={17} />{text.back}</Link>}
      filters={(
        <>
          <Input.Search key={filter.q} defaultValue={filter.q} placeholder={text.search} aria-label={text.search} allowClear style={{ width: 280 }} onSearch={(q) => list.change({ q: q.trim() || undefined })} />
          <NeedFilters filter={filter} onChange={list.change} />
          <FilterMenu label={text.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.sorts[id] }))} onChoose={list.setSort} />
        </>
      )}
      empty={<EmptyState title={text.emptyTitle} action={<Button onClick={list.clear}>{text.clear}</Button>}>{text.empty}</EmptyState>}
      bulk={(ids) => <><SetOccupation ids={ids} /><Link to={'/plans/new' as string} search={{ needs: ids.slice(0, 200).join(',') } as never} className={buttonClass({ size: 'small' })}>{text.plan(ids.length)}</Link></>}
    />
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
