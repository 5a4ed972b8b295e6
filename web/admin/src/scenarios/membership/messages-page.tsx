import { useState } from 'react'
import { MessageSquareText } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { reviewingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, dotted, EmptyState, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { Input, Modal, PageTitle, Segmented } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './membership.module.css'

type Message = AnswerOf<typeof reviewingRoutes.messages>['rows'][number]

/** What people said to unions by their code: those without an answer by deadline. */
export default function MessagesPage() {
  const shared = useText(messages)
  const text = shared.mail
  const format = useFormat()
  const { permissions } = useSession()
  const [address, setAddress] = useAddress()
  const state = address['state'] === 'answered' ? 'answered' : 'open'
  const list = useRows(reviewingRoutes.messages, { state, limit: 50 })
  const [answering, setAnswering] = useState<Message | null>(null)
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} actions={<Segmented value={state} options={[{ value: 'open', label: text.open }, { value: 'answered', label: text.answered }]} onChange={(value) => setAddress({ state: value === 'open' ? undefined : value, open: undefined })} />} />
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={MessageSquareText} title={text.none}>{text.noneNext}</EmptyState>}>
        <ul className={styles.list}>
          {list.rows.map((row) => (
            <li key={row.id} data-open={address['open'] === row.id || undefined}>
              <div>
                <Chip tone={row.kind === 'complaint' ? 'amber' : 'neutral'}>{text.kind[row.kind]}</Chip> <b>{row.person.name}</b> <span className="num muted">{row.person.phone}</span>
                <span className={styles.small}>{dotted(shared.dot, [row.unitName, format.dateTime(row.saidAt), row.assisted ? shared.list.assisted : null])}</span>
                <p>{row.words}</p>
                {row.answer && <p><b>{row.answer}</b><span className={styles.small}>{dotted(shared.dot, [row.answeredBy && text.by(row.answeredBy), row.answeredAt && format.dateTime(row.answeredAt)])}</span></p>}
              </div>
              <div>
                {row.due && <span className={(row.workingDaysLeft ?? 1) <= 0 ? styles.late : 'muted'}>{shared.left(row.workingDaysLeft ?? 0)}{row.escalated && `${shared.dot}${shared.list.escalated}`}</span>}{' '}
                {!row.answer && permissions.has('membership.answer') && <Button size="small" onClick={() => setAnswering(row)}>{text.answer}</Button>}
              </div>
            </li>
          ))}
        </ul>
      </ListFrame>
      {answering && <Answer of={answering} onClose={() => setAnswering(null)} />}
    </>
  )
}

function Answer({ of, onClose }: { of: Message; onClose: () => void }) {
  const text = useText(messages).mail
  const [words, setWords] = useState('')
  const answer = useCommand(reviewingRoutes.answer, { onDone: onClose })
  return (
    <Modal open title={text.answerTitle} okText={text.answer} confirmLoading={answer.busy} okButtonProps={{ disabled: words.trim().length < 2 }} onCancel={onClose} onOk={() => answer.start({ messageId: of.id, answer: words.trim() })}>
      <div className={styles.form}>
        <p>{of.words}</p>
        <label><span className="muted">{text.answerDetail}</span><Input.TextArea aria-label={text.answer} rows={4} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} /></label>
        <ProblemNotice problem={answer.problem} />
      </div>
    </Modal>
  )
}
