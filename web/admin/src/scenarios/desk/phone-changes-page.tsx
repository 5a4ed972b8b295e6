import { useState } from 'react'
import { Smartphone } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { loginRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, EmptyState, ProblemNotice, colon, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Input, Modal, PageTitle, Segmented } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { messages } from './messages.ts'
import styles from './desk.module.css'

type Change = AnswerOf<typeof loginRoutes.decidePhoneChange>
const states = ['open', 'accepted', 'rejected'] as const

/** Changes of number that wait for a clerk who has the person and the card before them. */
export default function PhoneChangesPage() {
  const text = useText(messages).phones
  const format = useFormat()
  const [address, setAddress] = useAddress()
  const state = states.find((one) => one === address['state']) ?? 'open'
  const { data, error, isPending, refetch } = useAnswer(loginRoutes.listPhoneChanges, { state })
  const [deciding, setDeciding] = useState<{ change: Change; accept: boolean } | null>(null)
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <FilterBar label={text.title}><Segmented value={state} options={states.map((one) => ({ value: one, label: text[one] }))} onChange={(value) => setAddress({ state: value === 'open' ? undefined : value })} /></FilterBar>
      <ListFrame loading={isPending} problem={error} onAgain={() => void refetch()} isEmpty={data?.rows.length === 0} empty={<EmptyState icon={Smartphone} title={text.none}>{text.noneNext}</EmptyState>}>
        <ul className={styles.list}>
          {data?.rows.map((change) => (
            <li key={change.id}>
              <time className="muted" dateTime={change.requestedAt}>{format.dateTime(change.requestedAt)}</time>
              <span>{change.name}·{change.unitName}<small>{text.old} <span className="num">{change.oldPhone}</span> → {text.new} <span className="num">{change.newPhone}</span>{change.decision ? `·${change.decision}` : ''}</small></span>
              {change.state === 'open' && <span><Button size="small" onClick={() => setDeciding({ change, accept: true })}>{text.accept}</Button> <Button size="small" kind="quiet" onClick={() => setDeciding({ change, accept: false })}>{text.reject}</Button></span>}
            </li>
          ))}
        </ul>
      </ListFrame>
      {deciding && <Decide key={deciding.change.id} {...deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}

function Decide({ change, accept, onClose }: { change: Change; accept: boolean; onClose: () => void }) {
  const text = useText(messages).phones
  const shared = useText(messages)
  const [reason, setReason] = useState('')
  const decide = useCommand(loginRoutes.decidePhoneChange, { onDone: onClose })
  return (
    <Modal open title={`${change.name}${colon()}${accept ? text.accept : text.reject}`} okText={accept ? text.accept : text.reject} cancelText={shared.cancel} confirmLoading={decide.busy} okButtonProps={{ disabled: reason.trim().length < 2 }} onCancel={onClose} onOk={() => decide.start({ id: change.id, accept, reason })}>
      <label>{text.reason}<Input.TextArea rows={3} maxLength={500} placeholder={text.reasonHint} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
      <ProblemNotice problem={decide.problem} />
    </Modal>
  )
}
