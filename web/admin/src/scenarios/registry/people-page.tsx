import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { UserRoundPlus, UserSearch } from 'lucide-react'
import { useAnswer, useCommand, useFoundPerson } from '@guildhall/client'
import { mergingRoutes, peopleRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, Chip, EmptyState, ProblemNotice, useText } from '@guildhall/ui'
import { Input, Modal, type DataColumn } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { FilterMenu } from '../../app/filter-menu.tsx'
import { idIn, ListPage, oneIn, textIn, useList, type Search } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { mergeMessages } from './merge-messages.ts'
import { messages } from './messages.ts'
import styles from './registry.module.css'

type Person = AnswerOf<typeof peopleRoutes.search>['rows'][number]
const standings = ['contact', 'own', 'real-name'] as const
const sorts = ['entered', 'newest'] as const

/** People of the range: by name, or all of a unit. A number typed in full is sent in the body of a request and stands in no address. */
export default function PeoplePage() {
  const text = useText(messages).people
  const { permissions } = useSession()
  const [number, setNumber] = useState('')
  const list = useList({
    list: 'registry.people', route: peopleRoutes.search, hidden: ['idNumber', 'gender', 'birthYear'], sort: 'entered', sorts,
    filterOf: (search) => ({ name: nameIn(search), unitId: idIn(search, 'unit'), standing: oneIn(search, 'standing', standings) }),
    enabled: (search) => nameIn(search) !== undefined || idIn(search, 'unit') !== undefined,
  })
  const found = useFoundPerson(number, number !== '')
  const columns = usePeopleColumns()
  const { search, change } = list
  const [unitId, unitName, standing] = [idIn(search, 'unit'), textIn(search, 'unitName', 80), oneIn(search, 'standing', standings)]
  const shown = number === '' ? list : { ...list, asked: true, rows: found.data?.person ? [found.data.person] : [], first: undefined, loading: found.isPending, problem: found.error, more: null }

  function look(typed: string): void {
    const words = typed.normalize('NFKC').replace(/\s/g, '')
    const isNumber = /^(1[3-9]\d{9}|\d{17}[\dXx])$/.test(words)
    setNumber(isNumber ? words : '')
    change({ name: isNumber ? undefined : words })
  }
  return (
    <>
      <ListPage
        list={shown} title={text.title} detail={text.detail} label={text.title} columns={columns} nameOf={(row) => row.name}
        actions={<>{permissions.has('people.merge') && <PairsLink />}{permissions.has('people.manage') && <Button kind="primary" icon={UserRoundPlus} onClick={() => change({ new: 'yes' })}>{text.add}</Button>}</>}
        filters={(
          <>
            <Input.Search allowClear enterButton autoComplete="off" defaultValue={nameIn(search)} aria-label={text.search} placeholder={text.search} style={{ width: 280, maxWidth: '100%' }} onSearch={look} />
            <span className={styles.unit}><UnitSelect label={text.ofUnit} value={unitId ? { id: unitId, name: unitName ?? unitId } : null} onChange={(unit) => { setNumber(''); change({ unit: unit?.id, unitName: unit?.name }) }} /></span>
            <FilterMenu label={text.standingLabel} value={standing ?? 'all'} choices={[{ id: 'all', label: text.any }, ...standings.map((id) => ({ id, label: text.standing[id] }))]} onChoose={(id) => change({ standing: id === 'all' ? undefined : id })} />
            <FilterMenu label={text.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.sorts[id] }))} onChoose={list.setSort} />
          </>
        )}
        start={<EmptyState icon={UserSearch} title={text.start}>{text.startNext}</EmptyState>}
        empty={<EmptyState icon={UserSearch} title={text.none}>{text.noneNext}</EmptyState>}
      />
      {search['new'] === 'yes' && <AddPerson onClose={() => change({ new: undefined })} />}
    </>
  )
}

/** How many pairs wait to be looked at. */
function PairsLink() {
  const text = useText(mergeMessages)
  const { data } = useAnswer(mergingRoutes.listPairs, {})
  return <Link to={'/people-pairs' as string} className={buttonClass()}>{text.pairs}{data && data.rows.length > 0 && <> <span className="num">{data.rows.length}</span></>}</Link>
}

/** A name that can be looked for: two characters at least. */
function nameIn(search: Search): string | undefined {
  const name = textIn(search, 'name')
  return name !== undefined && [...name].length >= 2 ? name : undefined
}

function usePeopleColumns(): DataColumn<Person, ColumnOf<'registry.people'>>[] {
  const shared = useText(messages)
  const text = shared.people
  return [
    { id: 'name', label: text.name, cell: (row) => <Link to={`/people/${row.id}` as string} className={styles.name}>{row.name}</Link> },
    { id: 'phone', label: text.phone, cell: (row) => <span className="num">{row.phone ?? shared.none}</span> },
    { id: 'unit', label: text.unit, width: 180, cell: (row) => row.unitName },
    { id: 'standing', label: text.standingLabel, width: 130, cell: (row) => <Chip tone={row.standing === 'real-name' ? 'jade' : 'neutral'} shape={row.standing === 'contact' ? 'ring' : 'dot'}>{text.standing[row.standing]}</Chip> },
    { id: 'idNumber', label: text.idNumber, cell: (row) => <span className="num">{row.idNumber ?? shared.none}</span> },
    { id: 'gender', label: text.gender, cell: (row) => (row.gender ? text.genders[row.gender] : shared.none) },
    { id: 'birthYear', label: text.birthYear, numeric: true, cell: (row) => row.birthYear ?? shared.none },
  ]
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const text = useText(messages).people
  const navigate = useNavigate()
  const { actingRole } = useSession()
  const [form, setForm] = useState({ name: '', phone: '' })
  const [unit, setUnit] = useState<ChosenUnit | null>(actingRole && { id: actingRole.unitId, name: actingRole.unitName })
  const create = useCommand(peopleRoutes.create, { onDone: (person) => void navigate({ to: `/people/${person.id}` as string }) })
  return (
    <Modal open title={text.add} okText={text.add} confirmLoading={create.busy} okButtonProps={{ disabled: !unit || !form.name.trim() || !/^1[3-9]\d{9}$/.test(form.phone) }} onCancel={onClose} onOk={() => unit && create.start({ name: form.name.trim(), phone: form.phone, unitId: unit.id })}>
      <div className={styles.form}>
        <Question label={text.name}><Input maxLength={40} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} /></Question>
        <Question label={text.phone}><Input inputMode="tel" value={form.phone} onChange={(event) => setForm({ ...form, phone: event.target.value.normalize('NFKC').replace(/[\s-]/g, '') })} /></Question>
        <Question label={text.unitHint}><UnitSelect label={text.unitHint} value={unit} onChange={setUnit} /></Question>
        <ProblemNotice problem={create.problem} />
      </div>
    </Modal>
  )
}
