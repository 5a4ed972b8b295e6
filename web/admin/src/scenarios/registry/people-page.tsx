import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { UserRoundPlus, UserSearch } from 'lucide-react'
import { useCommand, useFoundPerson, useRows } from '@guildhall/client'
import { peopleRoutes } from '@guildhall/contract'
import { Button, Chip, EmptyState, ProblemNotice, StatTable, useText } from '@guildhall/ui'
import { FilterBar, Input, Modal, PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { Question } from '../../app/ask-dialog.tsx'
import { ListFrame } from '../../app/list-frame.tsx'
import { useSession } from '../../app/session.ts'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import styles from './registry.module.css'

/** Finds people of the range. A number typed in full is sent in the body of a request and stands in no address. */
export default function PeoplePage() {
  const shared = useText(messages)
  const text = shared.people
  const { permissions } = useSession()
  const [address, setAddress] = useAddress()
  const [number, setNumber] = useState('')
  const name = number ? '' : (address['name'] ?? '')
  const list = useRows(peopleRoutes.search, { name, limit: 50 }, { enabled: name.length >= 2 })
  const found = useFoundPerson(number, number !== '')
  const rows = number ? (found.data?.person ? [found.data.person] : []) : list.rows
  const asked = number !== '' || name.length >= 2

  function look(typed: string): void {
    const words = typed.normalize('NFKC').replace(/\s/g, '')
    const isNumber = /^(1[3-9]\d{9}|\d{17}[\dXx])$/.test(words)
    setNumber(isNumber ? words : '')
    setAddress({ name: isNumber ? undefined : words })
  }
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} actions={permissions.has('people.manage') && <Button kind="primary" icon={UserRoundPlus} onClick={() => setAddress({ new: 'yes' })}>{text.add}</Button>} />
      <FilterBar label={text.title}><Input.Search allowClear enterButton autoComplete="off" defaultValue={address['name']} aria-label={text.search} placeholder={text.search} style={{ width: 420, maxWidth: '100%' }} onSearch={look} /></FilterBar>
      {!asked && <EmptyState icon={UserSearch} title={text.start}>{text.startNext}</EmptyState>}
      {asked && (
        <ListFrame loading={number ? found.isPending : list.loading} problem={number ? found.error : list.problem} more={number ? null : list.more} busy={list.busy} onAgain={list.refetch} isEmpty={rows.length === 0} empty={<EmptyState icon={UserSearch} title={text.none}>{text.noneNext}</EmptyState>}>
          <StatTable
            caption={text.title} rows={rows}
            columns={[
              { id: 'name', label: text.name, cell: (row) => <Link to={`/people/${row.id}` as string} className={styles.name}>{row.name}</Link> },
              { id: 'phone', label: text.phone, cell: (row) => <span className="num">{row.phone ?? shared.none}</span> },
              { id: 'unit', label: text.unit, cell: (row) => row.unitName },
              { id: 'standing', label: '', cell: (row) => <Chip tone={row.standing === 'real-name' ? 'jade' : 'neutral'} shape={row.standing === 'contact' ? 'ring' : 'dot'}>{text.standing[row.standing]}</Chip> },
            ]}
          />
        </ListFrame>
      )}
      {address['new'] === 'yes' && <AddPerson onClose={() => setAddress({ new: undefined })} />}
    </>
  )
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
