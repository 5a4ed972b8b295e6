import { Link } from '@tanstack/react-router'
import { Network, Plus } from 'lucide-react'
import { useAnswer, useRows } from '@guildhall/client'
import { unitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Chip, EmptyState, StatTable, useFormat, useText } from '@guildhall/ui'
import { Checkbox, FilterBar, Input, PageTitle, Select } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { CreateUnit } from './unit-dialogs.tsx'
import styles from './registry.module.css'

export type UnitKind = AnswerOf<typeof unitRoutes.rename>['kind']

/** The tree, one level at a time from the reader's own unit down; or everything whose name fits. */
export default function UnitsPage() {
  const shared = useText(messages)
  const text = shared.units
  const format = useFormat()
  const session = useSession()
  const [address, setAddress] = useAddress()
  const { q, parent, asOf } = address
  const kind = (Object.keys(shared.kind) as UnitKind[]).find((one) => one === address['kind'])
  const dissolved = address['dissolved'] === 'yes'
  const parentId = parent ?? session.actingRole?.unitId
  const searching = Boolean(q) || kind !== undefined
  const list = useRows(unitRoutes.list, { ...(searching ? { q, kind } : { parentId }), asOf, limit: 100, ...(dissolved ? { dissolved: 'true' } : {}) }, { enabled: searching || parentId !== undefined })
  const { data: here } = useAnswer(unitRoutes.get, { id: parentId ?? '' }, { enabled: parentId !== undefined && !searching })
  const above = here?.path.filter((one) => one.id !== here.unit.id) ?? []
  return (
    <>
      <PageTitle
        title={!searching && here ? here.unit.name : text.title} detail={text.detail}
        crumbs={!searching && here && above.length > 0 ? above.map((one) => <span key={one.id}><Link to={'/units' as string} search={{ parent: one.id } as never}>{one.name}</Link> › </span>) : undefined}
        actions={<>{!searching && here && <Link to={`/units/${here.unit.id}` as string} className={buttonClass()}>{text.details}</Link>}{session.permissions.has('units.manage') && <Button kind="primary" icon={Plus} onClick={() => setAddress({ new: 'yes' })}>{text.create}</Button>}</>}
      />
      <FilterBar label={text.title}>
        <Input.Search key={q} allowClear defaultValue={q} aria-label={text.search} placeholder={text.search} style={{ width: 280 }} onSearch={(words) => setAddress({ q: words.trim() })} />
        <Select aria-label={text.kind} allowClear placeholder={text.anyKind} style={{ width: 150 }} value={kind} options={Object.entries(shared.kind).map(([value, label]) => ({ value, label }))} onChange={(value: string | undefined) => setAddress({ kind: value })} />
        <label className={styles.field}>{text.asOf}<Input type="date" style={{ width: 150 }} value={asOf ?? ''} onChange={(event) => setAddress({ asOf: event.target.value })} /></label>
        <Checkbox checked={dissolved} onChange={(event) => setAddress({ dissolved: event.target.checked ? 'yes' : undefined })}>{text.dissolved}</Checkbox>
      </FilterBar>
      <ListFrame
        loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0}
        empty={searching ? <EmptyState icon={Network} title={text.none}>{text.noneNext}</EmptyState> : <EmptyState icon={Network} title={text.empty}>{text.emptyNext}</EmptyState>}
      >
        <StatTable
          caption={text.title} rows={list.rows}
          columns={[
            { id: 'name', label: text.name, cell: (row) => <Link to={`/units/${row.id}` as string} className={styles.name}>{row.name} {row.dissolvedOn && <Chip shape="ring">{text.dissolvedOn(format.date(row.dissolvedOn))}</Chip>}</Link> },
            { id: 'kind', label: text.kind, cell: (row) => shared.kind[row.kind] },
            { id: 'place', label: text.division, cell: (row) => row.divisionName ?? shared.none },
            { id: 'code', label: text.code, cell: (row) => <span className="num">{row.code ?? shared.none}</span> },
            { id: 'below', label: text.children, numeric: true, cell: (row) => (row.children > 0 ? <Link to={'/units' as string} search={{ parent: row.id } as never} className="link">{format.count(row.children)}</Link> : 0) },
          ]}
        />
      </ListFrame>
      {address['new'] === 'yes' && <CreateUnit parent={here ? { id: here.unit.id, name: here.unit.name } : null} onClose={() => setAddress({ new: undefined })} />}
    </>
  )
}
