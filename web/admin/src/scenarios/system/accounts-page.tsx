import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { UserCog, UserRoundPlus } from 'lucide-react'
import { useCommand } from '@guildhall/client'
import { accountRoutes, roleTitles, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, ProblemNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, Modal, Segmented, type DataColumn } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { idIn, ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import { OneTimePassword } from './one-time-password.tsx'
import styles from './system.module.css'

export type Account = AnswerOf<typeof accountRoutes.get>
const states = ['all', 'active', 'locked', 'disabled', 'no-role'] as const

/** Staff accounts of the range with the roles they hold today. */
export default function AccountsPage() {
  const text = useText(messages).accounts
  const { permissions } = useSession()
  const columns = useAccountColumns()
  const list = useList({ list: 'registry.accounts', route: accountRoutes.list, hidden: ['totp', 'created'], sort: '', sorts: [], filterOf: (search) => ({ state: oneIn(search, 'state', states) ?? 'all', unitId: idIn(search, 'unit'), q: textIn(search, 'q', 40) }) })
  const { search, change } = list
  const [state, unitId, q] = [oneIn(search, 'state', states) ?? 'all', idIn(search, 'unit'), textIn(search, 'q', 40)]
  return (
    <>
      <ListPage
        list={list} title={text.title} detail={text.detail} label={text.title} columns={columns} nameOf={(row) => row.name}
        actions={permissions.has('accounts.manage') && <Button kind="primary" icon={UserRoundPlus} onClick={() => change({ new: 'yes' })}>{text.create}</Button>}
        filters={(
          <>
            <Input.Search key={q} allowClear defaultValue={q} aria-label={text.search} placeholder={text.search} style={{ width: 200 }} onSearch={(words) => change({ q: words.trim() || undefined })} />
            <Segmented value={state} options={states.map((one) => ({ value: one, label: text[one] }))} onChange={(value) => change({ state: value === 'all' ? undefined : value })} />
            <span className={styles.unit}><UnitSelect label={text.unit} value={unitId ? { id: unitId, name: textIn(search, 'unitName', 80) ?? unitId } : null} onChange={(unit) => change({ unit: unit?.id, unitName: unit?.name })} /></span>
          </>
        )}
        empty={q || state !== 'all' ? <EmptyState icon={UserCog} title={text.emptyFound}>{text.emptyFoundNext}</EmptyState> : <EmptyState icon={UserCog} title={text.empty}>{text.emptyNext}</EmptyState>}
      />
      {search['new'] === 'yes' && <CreateAccount onClose={() => change({ new: undefined })} />}
    </>
  )
}

function useAccountColumns(): DataColumn<Account, ColumnOf<'registry.accounts'>>[] {
  const text = useText(messages).accounts
  const format = useFormat()
  return [
    { id: 'name', label: text.name, width: 130, cell: (row) => <Link to={`/accounts/${row.id}` as string} className={styles.rowLink}>{row.name}<span className={styles.small}>{row.loginName}</span></Link> },
    { id: 'unit', label: text.unit, width: 150, cell: (row) => row.unitName },
    { id: 'roles', label: text.roles, width: 200, cell: (row) => <RolesHeld account={row} /> },
    { id: 'last', label: text.last, cell: (row) => (row.lastLoginAt ? <time dateTime={row.lastLoginAt}>{format.dateTime(row.lastLoginAt)}</time> : <span className="muted">{text.never}</span>) },
    { id: 'state', label: text.state, cell: (row) => <StateChip account={row} /> },
    { id: 'totp', label: text.totp, cell: (row) => (row.totpEnrolled ? text.enrolled : text.notEnrolled) },
    { id: 'created', label: text.createdAt, cell: (row) => <time className="date">{format.date(row.createdAt)}</time> },
  ]
}

function RolesHeld({ account }: { account: Account }) {
  const text = useText(messages).accounts
  const language = useLanguage()
  const held = account.roles.filter((term) => !term.ended)
  if (held.length === 0) return <span className="muted">{text.noRole}</span>
  return <>{held.map((term) => <div key={term.id}>{roleTitles[term.role][language]} <span className="muted">{term.unitName}</span></div>)}</>
}

export function StateChip({ account }: { account: Pick<Account, 'state'> }) {
  const text = useText(messages).states
  return <Chip tone={account.state === 'active' ? 'jade' : account.state === 'locked' ? 'amber' : 'neutral'} shape={account.state === 'active' ? 'dot' : account.state === 'locked' ? 'half' : 'ring'}>{text[account.state]}</Chip>
}

function CreateAccount({ onClose }: { onClose: () => void }) {
  const text = useText(messages).accounts
  const [form, setForm] = useState({ loginName: '', name: '', phone: '' })
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [made, setMade] = useState<{ account: Account; oneTimePassword: string } | null>(null)
  const create = useCommand(accountRoutes.create, { onDone: setMade })
  const phoneWrong = form.phone !== '' && !/^1[3-9]\d{9}$/.test(form.phone)
  if (made) return <OneTimePassword title={text.created} loginName={made.account.loginName} password={made.oneTimePassword} onClose={onClose} />
  return (
    <Modal
      open title={text.create} okText={text.create} confirmLoading={create.busy} okButtonProps={{ disabled: !unit || !form.name.trim() || phoneWrong || !/^[a-z][a-z0-9._-]{2,39}$/.test(form.loginName) }} onCancel={onClose}
      onOk={() => unit && create.start({ loginName: form.loginName, name: form.name.trim(), unitId: unit.id, ...(form.phone ? { phone: form.phone } : {}) })}
    >
      <div className={styles.form}>
        <Question label={text.name}><Input maxLength={40} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} /></Question>
        <Question label={text.login}><Input maxLength={40} placeholder={text.loginHint} value={form.loginName} onChange={(event) => setForm({ ...form, loginName: event.target.value.trim().toLowerCase() })} /></Question>
        <Question label={text.unit}><UnitSelect label={text.unit} value={unit} onChange={setUnit} /></Question>
        <Question label={text.phone}><Input inputMode="tel" maxLength={20} status={phoneWrong ? 'error' : undefined} value={form.phone} onChange={(event) => setForm({ ...form, phone: event.target.value.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '') })} /></Question>
        {phoneWrong && <p className={styles.danger}>{text.phoneWrong}</p>}
        <ProblemNotice problem={create.problem} />
      </div>
    </Modal>
  )
}
