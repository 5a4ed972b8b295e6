import { Link } from '@tanstack/react-router'
import { Network, Plus, X } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { unitRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, Chip, EmptyState, Icon, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, Select, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../app/filter-menu.tsx'
import { dayIn, idIn, ListPage, oneIn, textIn, useList, type Search } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { AsOfBanner, AsOfInput } from './as-of.tsx'
import { changeMessages } from './change-messages.ts'
import { messages } from './messages.ts'
import { CreateUnit } from './unit-dialogs.tsx'
import styles from './registry.module.css'

export type UnitKind = AnswerOf<typeof unitRoutes.rename>['kind']

type Unit = AnswerOf<typeof unitRoutes.list>['rows'][number]
const sorts = ['tree', 'name', 'staff', 'newest'] as const

/** The tree, one level at a time from the reader's own unit down; or everything whose name fits. */
export default function UnitsPage() {
  const shared = useText(messages)
  const text = shared.units
  const session = useSession()
  const kinds = Object.keys(shared.kind) as UnitKind[]
  const isSearch = (search: Search) => textIn(search, 'q', 60) !== undefined || oneIn(search, 'kind', kinds) !== undefined || monthIn(search) !== undefined
  const parentOf = (search: Search) => idIn(search, 'parent') ?? session.actingRole?.unitId
  const list = useList({
    list: 'registry.units', route: unitRoutes.list, hidden: ['creditCode', 'industry', 'staff', 'founded'], sort: 'tree', sorts, enabled: (search) => isSearch(search) || parentOf(search) !== undefined,
    filterOf: (search) => ({ ...(isSearch(search) ? { q: textIn(search, 'q', 60), kind: oneIn(search, 'kind', kinds), withMembers: monthIn(search), ...(monthIn(search) && { below: idIn(search, 'below') }) } : { parentId: parentOf(search) }), asOf: monthIn(search) ? undefined : dayIn(search, 'asOf'), ...(search['dissolved'] === 'yes' ? { dissolved: 'true' } : {}) }),
  })
  const { search, change } = list
  const month = monthIn(search)
  const [q, kind, asOf, parentId, searching] = [textIn(search, 'q', 60), oneIn(search, 'kind', kinds), month ? undefined : dayIn(search, 'asOf'), parentOf(search), isSearch(search)]
  const { data: here } = useAnswer(unitRoutes.get, { id: parentId ?? '', asOf }, { enabled: parentId !== undefined && !searching })
  const above = here?.path.filter((one) => one.id !== here.unit.id) ?? []
  const columns = useUnitColumns(asOf)
  const comparing = useText(changeMessages).compare
  return (
    <>
      {asOf && <AsOfBanner day={asOf} onToday={() => change({ asOf: undefined })} />}
      <ListPage
        list={list} title={!searching && here ? here.unit.name : text.title} detail={text.detail} label={text.title} columns={columns} nameOf={(row) => row.name}
        crumbs={!searching && here && above.length > 0 ? <>{above.map((one) => <Link key={one.id} to={'/units' as string} search={{ parent: one.id, asOf } as never}>{one.name}</Link>)}<span>{here.unit.name}</span></> : undefined}
        actions={<>{!searching && here && <Link to={`/units/${here.unit.id}` as string} search={{ asOf } as never} className={buttonClass()}>{text.details}</Link>}<Link to={'/units-compare' as string} search={(parentId && !searching && here ? { unit: here.unit.id, unitName: here.unit.name } : {}) as never} className={buttonClass()}>{comparing.link}</Link>{session.permissions.has('units.manage') && !asOf && <Button kind="primary" icon={Plus} onClick={() => change({ new: 'yes' })}>{text.create}</Button>}</>}
        filters={(
          <>
            <Input.Search key={q} allowClear defaultValue={q} aria-label={text.search} placeholder={text.search} style={{ width: 240 }} onSearch={(words) => change({ q: words.trim() })} />
            <Select aria-label={text.kind} allowClear placeholder={text.anyKind} style={{ width: 130 }} value={kind} options={kinds.map((value) => ({ value, label: shared.kind[value] }))} onChange={(value: string | undefined) => change({ kind: value })} />
            <FilterMenu label={text.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.sorts[id] }))} onChoose={list.setSort} />
            {month && <button type="button" className={buttonClass()} onClick={() => change({ members: undefined, below: undefined, belowName: undefined })}>{text.withMembers(month, textIn(search, 'belowName', 80) ?? '')}<Icon of={X} size={15} /></button>}
            {!month && <AsOfInput value={asOf} onChange={(day) => change({ asOf: day })} />}
            {!month && <Checkbox checked={search['dissolved'] === 'yes'} onChange={(event) => change({ dissolved: event.target.checked ? 'yes' : undefined })}>{text.dissolved}</Checkbox>}
          </>
        )}
        empty={searching ? <EmptyState icon={Network} title={text.none}>{text.noneNext}</EmptyState> : <EmptyState icon={Network} title={text.empty}>{text.emptyNext}</EmptyState>}
      />
      {/* Opened by its address, it waits for the unit that is the parent. */}
      {search['new'] === 'yes' && (searching || here !== undefined) && <CreateUnit parent={here ? { id: here.unit.id, name: here.unit.name } : null} onClose={() => change({ new: undefined })} />}
    </>
  )
}

/** The month at whose end a figure of the cockpit counted units with members. */
function monthIn(search: Search): string | undefined {
  return /^20\d{2}-(0[1-9]|1[0-2])$/.exec(textIn(search, 'members', 7) ?? '')?.[0]
}

function useUnitColumns(asOf: string | undefined): DataColumn<Unit, ColumnOf<'registry.units'>>[] {
  const shared = useText(messages)
  const text = shared.units
  const format = useFormat()
  return [
    { id: 'name', label: text.name, width: 220, sorts: [{ by: 'name', direction: 'ascending' }, { by: 'tree', direction: 'ascending' }], cell: (row) => <Link to={`/units/${row.id}` as string} search={{ asOf } as never} className={styles.name}>{row.name} {row.dissolvedOn && <Chip shape="ring">{text.dissolvedOn(format.date(row.dissolvedOn))}</Chip>}</Link> },
    { id: 'kind', label: text.kind, cell: (row) => shared.kind[row.kind] },
    { id: 'place', label: text.division, cell: (row) => row.divisionName ?? shared.none },
    { id: 'code', label: text.code, cell: (row) => <span className="num">{row.code ?? shared.none}</span> },
    { id: 'below', label: text.children, numeric: true, cell: (row) => (row.children > 0 ? <Link to={'/units' as string} search={{ parent: row.id, asOf } as never} className="link">{format.count(row.children)}</Link> : 0) },
    { id: 'creditCode', label: text.creditCode, cell: (row) => <span className="num">{row.creditCode ?? shared.none}</span> },
    { id: 'industry', label: text.industry, cell: (row) => row.industry ?? shared.none },
    { id: 'staff', label: text.staff, numeric: true, sorts: [{ by: 'staff', direction: 'descending' }], cell: (row) => (row.staff === null ? shared.none : format.count(row.staff)) },
    { id: 'founded', label: text.founded, cell: (row) => (row.foundedOn ? <time className="date">{format.date(row.foundedOn)}</time> : shared.none) },
  ]
}
