import { useState } from 'react'
import { headsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, dotted, Field, SkeletonRows, useText } from '@guildhall/ui'
import { Modal, Select } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

type Heads = AnswerOf<typeof headsRoutes.listHeads>
const nobody = 'nobody'
const keyOf = (one: { kind: string; id: string } | null) => (one ? `${one.kind}:${one.id}` : nobody)

/** Who heads a class (班主任): a colleague or a trainer of the class; says beforehand who will hear of it. */
export function HeadDialog({ classId, onClose }: { classId: string; onClose: () => void }) {
  const text = useText(messages)
  const { data, error } = useAnswer(headsRoutes.listHeads, { classId }, { staleTime: 0 })
  if (data) return <Form key={data.revision} classId={classId} heads={data} onClose={onClose} />
  return <Modal open title={text.head.title} onCancel={onClose} footer={null}>{error ? <Problem problem={error} /> : <SkeletonRows label={text.loading} count={3} />}</Modal>
}

function Form({ classId, heads, onClose }: { classId: string; heads: Heads; onClose: () => void }) {
  const text = useText(messages)
  const [chosen, setChosen] = useState(keyOf(heads.head))
  const [line, setLine] = useState(heads.head?.line ?? '')
  const set = useCommand(headsRoutes.setHead, { onDone: onClose })
  const head = heads.rows.find((one) => keyOf(one) === chosen) ?? null
  const another = chosen !== keyOf(heads.head)
  const written = head?.kind === 'staff' && line.trim() !== '' ? line.trim() : null
  const changed = another || written !== (heads.head?.line ?? null)
  const told = [head && text.head.tellsNew(head.name), heads.head && text.head.tellsOld(heads.head.name), head && heads.learners > 0 && text.head.tellsLearners(heads.learners)].filter(Boolean)
  const options = (kind: 'staff' | 'trainer') => heads.rows.filter((one) => one.kind === kind).map((one) => ({ value: keyOf(one), label: dotted(text.dot, [one.name, one.detail]) }))
  return (
    <Modal
      open title={text.head.title} onCancel={onClose}
      footer={<><Button onClick={onClose}>{text.cancel}</Button>{' '}<Button kind="primary" busy={set.busy} disabled={!changed} onClick={() => set.start({ classId, head: head && { kind: head.kind, id: head.id }, line: written, revision: heads.revision })}>{text.head.save}</Button></>}
    >
      <div className={styles.form}>
        <p>{text.head.text}</p>
        <Problem problem={set.problem} />
        <div className={styles.chosen}>
          <span>{text.head.who}</span>
          <Select aria-label={text.head.who} value={chosen} onChange={setChosen} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }}
            options={[{ value: nobody, label: text.head.nobody }, { label: text.head.colleagues, options: options('staff') }, { label: text.head.trainers, options: options('trainer') }]} />
        </div>
        {head?.kind === 'staff' && <Field label={text.head.line} hint={text.head.lineHint} value={line} maxLength={24} inputMode="tel" onChange={(event) => setLine(event.target.value)} />}
        {head?.kind === 'trainer' && <p className="muted">{head.onPhone ? text.head.trainerWrites : text.head.trainerSilent}</p>}
        {another && told.length > 0 && <p className="muted">{text.head.tells(told.join(text.head.and))}</p>}
      </div>
    </Modal>
  )
}
