import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { accountRoutes, roles, roleTitles, type AnswerOf, type Role } from '@guildhall/contract'
import { colon, dayOf, useLanguage, useText } from '@guildhall/ui'
import { Input, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import type { Account } from './accounts-page.tsx'
import { messages } from './messages.ts'
import { OneTimePassword } from './one-time-password.tsx'
import { nextDay } from './term-days.ts'
import styles from './system.module.css'

export type AccountDeed = { kind: 'rename' | 'disable' | 'enable' | 'unlock' | 'reset-totp' | 'reset-password' | 'hand-over' | 'grant' } | { kind: 'end'; term: AnswerOf<typeof accountRoutes.grant> }
type DialogProps = { account: Account; onClose: () => void }

export function AccountDialog({ account, deed, onClose }: DialogProps & { deed: AccountDeed }) {
  switch (deed.kind) {
    case 'rename': return <Rename account={account} onClose={onClose} />
    case 'reset-password': return <ResetPassword account={account} onClose={onClose} />
    case 'hand-over': return <HandOver account={account} onClose={onClose} />
    case 'grant': return <Grant account={account} onClose={onClose} />
    case 'end': return <EndTerm term={deed.term} onClose={onClose} />
    default: return <Plain account={account} kind={deed.kind} onClose={onClose} />
  }
}

const plain = {
  disable: { route: accountRoutes.disable, title: 'disable', detail: 'disableDetail' }, enable: { route: accountRoutes.enable, title: 'enable', detail: 'enableDetail' },
  unlock: { route: accountRoutes.unlock, title: 'unlock', detail: 'unlockDetail' }, 'reset-totp': { route: accountRoutes.resetTotp, title: 'resetTotp', detail: 'resetTotpDetail' },
} as const

function Plain({ account, kind, onClose }: DialogProps & { kind: keyof typeof plain }) {
  const text = useText(messages).accounts
  const { route, title, detail } = plain[kind]
  const command = useCommand(route, { onDone: onClose })
  return <AskDialog title={`${text[title]}${colon()}${account.name}`} detail={text[detail]} ok={text[title]} busy={command.busy} problem={command.problem} onClose={onClose} onConfirm={(reason) => command.start({ id: account.id, reason })} />
}

function Rename({ account, onClose }: DialogProps) {
  const text = useText(messages).accounts
  const [name, setName] = useState(account.name)
  const rename = useCommand(accountRoutes.rename, { onDone: onClose })
  return (
    <AskDialog title={`${text.rename}${colon()}${account.loginName}`} detail={text.renameDetail} ok={text.rename} busy={rename.busy} problem={rename.problem} ready={name.trim() !== '' && name.trim() !== account.name} askReason={false} onClose={onClose} onConfirm={() => rename.start({ id: account.id, name: name.trim() })}>
      <Question label={text.name}><Input maxLength={40} value={name} onChange={(event) => setName(event.target.value)} /></Question>
    </AskDialog>
  )
}

function ResetPassword({ account, onClose }: DialogProps) {
  const text = useText(messages).accounts
  const [made, setMade] = useState<string | null>(null)
  const reset = useCommand(accountRoutes.resetPassword, { onDone: (answer) => setMade(answer.oneTimePassword) })
  if (made) return <OneTimePassword title={text.resetPassword} loginName={account.loginName} password={made} onClose={onClose} />
  return <AskDialog title={`${text.resetPassword}${colon()}${account.name}`} detail={text.resetPasswordDetail} ok={text.resetPassword} busy={reset.busy} problem={reset.problem} onClose={onClose} onConfirm={(reason) => reset.start({ id: account.id, reason })} />
}

function HandOver({ account, onClose }: DialogProps) {
  const text = useText(messages).accounts
  const [to, setTo] = useState<string | undefined>()
  const [on, setOn] = useState(dayOf(Date.now()))
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useAnswer(accountRoutes.list, { state: 'active', q: typed.trim() || undefined, limit: 20 })
  const hand = useCommand(accountRoutes.handOver, { onDone: onClose })
  return (
    <AskDialog title={`${text.handOver}${colon()}${account.name}`} detail={text.handOverDetail} ok={text.handOver} busy={hand.busy} problem={hand.problem} ready={to !== undefined && on !== ''} onClose={onClose} onConfirm={(reason) => to && hand.start({ id: account.id, toAccountId: to, on, reason })}>
      <Question label={text.to}><Select aria-label={text.to} showSearch={{ filterOption: false, onSearch: setTyped }} loading={isFetching} placeholder={text.search} value={to} onChange={setTo} options={data?.rows.filter((one) => one.id !== account.id).map((one) => ({ value: one.id, label: `${one.name}（${one.unitName}）` }))} /></Question>
      <Question label={text.on}><Input type="date" min={dayOf(Date.now())} value={on} onChange={(event) => setOn(event.target.value)} /></Question>
    </AskDialog>
  )
}

function Grant({ account, onClose }: DialogProps) {
  const text = useText(messages).accounts
  const language = useLanguage()
  const [role, setRole] = useState<Role | undefined>()
  const [unit, setUnit] = useState<ChosenUnit | null>({ id: account.unitId, name: account.unitName })
  const [from, setFrom] = useState(dayOf(Date.now()))
  const [last, setLast] = useState('')
  const grant = useCommand(accountRoutes.grant, { onDone: onClose })
  return (
    <AskDialog title={`${text.grant}${colon()}${account.name}`} detail={text.grantDetail} ok={text.grant} busy={grant.busy} problem={grant.problem} ready={role !== undefined && unit !== null && from !== ''} askReason={false} onClose={onClose} onConfirm={() => role && unit && grant.start({ accountId: account.id, role, unitId: unit.id, from, until: last ? nextDay(last) : null })}>
      <Question label={text.role}><Select aria-label={text.role} value={role} onChange={setRole} options={roles.map((one) => ({ value: one, label: roleTitles[one][language] }))} /></Question>
      <Question label={text.atUnit}><UnitSelect label={text.atUnit} value={unit} onChange={setUnit} /></Question>
      <div className={styles.pair}>
        <Question label={text.fromDay}><Input type="date" min={dayOf(Date.now())} value={from} onChange={(event) => setFrom(event.target.value)} /></Question>
        <Question label={text.untilDay}><Input type="date" min={from} value={last} onChange={(event) => setLast(event.target.value)} /></Question>
      </div>
    </AskDialog>
  )
}

function EndTerm({ term, onClose }: { term: AnswerOf<typeof accountRoutes.grant>; onClose: () => void }) {
  const text = useText(messages).accounts
  const language = useLanguage()
  const [on, setOn] = useState(dayOf(Date.now()))
  const end = useCommand(accountRoutes.end, { onDone: onClose })
  return <AskDialog title={`${text.end}${colon()}${roleTitles[term.role][language]}，${term.unitName}`} detail={text.endDetail} ok={text.end} busy={end.busy} problem={end.problem} onClose={onClose} ready={on !== ''} onConfirm={(reason) => end.start({ id: term.id, reason, on })}><Question label={text.endOn}><Input type="date" min={dayOf(Date.now())} value={on} onChange={(event) => setOn(event.target.value)} /></Question></AskDialog>
}
