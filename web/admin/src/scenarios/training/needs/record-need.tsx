import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { needsRoutes, type AnswerOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Form, Input, Modal, Segmented } from '@guildhall/ui/console'
import { CheckCircle2 } from 'lucide-react'
import { formMessages } from './form-messages.ts'
import { messages } from './messages.ts'
import { NeedFields, wishOf, type NeedValues } from './need-fields.tsx'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

type Filed = AnswerOf<typeof needsRoutes.recordNeed>
const phoneRule = /^1[3-9]\d{9}$/

/** A clerk writes a need down for whoever has it (`recording`), or a unit asks for its own people. Ends with what happens next and by when. */
export function RecordNeed({ onClose, own = false }: { onClose: () => void; own?: boolean }) {
  const text = useText(formMessages)
  const shared = useText(messages)
  const [form] = Form.useForm<NeedValues>()
  const [filed, setFiled] = useState<Filed | null>(null)
  const record = useCommand(needsRoutes.recordNeed, { onDone: setFiled })
  const fileUnit = useCommand(needsRoutes.fileUnitNeed, { onDone: setFiled })
  const source = Form.useWatch('source', form) ?? 'worker'
  const isWorker = !own && source === 'worker'

  function send(values: NeedValues): void {
    const common = { ...wishOf(values), seats: isWorker ? 1 : values.seats ?? 1, budget: values.budget?.trim() || null, contactName: values.contactName ?? '', contactPhone: values.contactPhone ?? '' }
    if (own) fileUnit.start(common)
    else record.start({ ...common, source, unitName: values.unitName?.trim() || null })
  }

  return (
    <Modal
      open width={720} title={own ? text.unitTitle : text.recordTitle} onCancel={onClose} destroyOnHidden
      footer={filed ? null : <><Button onClick={onClose}>{shared.cancel}</Button>{' '}<Button kind="primary" busy={record.busy || fileUnit.busy} onClick={() => form.submit()}>{own ? text.send : shared.save}</Button></>}
    >
      {filed ? <Done filed={filed} onAnother={() => { setFiled(null); form.resetFields() }} onClose={onClose} own={own} /> : (
        <Form form={form} layout="vertical" initialValues={{ source: 'worker', windows: [] }} onFinish={send} requiredMark={false}>
          <p className="muted" style={{ marginBottom: 12 }}>{own ? text.unitDetail : text.recordDetail}</p>
          <Problem problem={record.problem ?? fileUnit.problem} />
          <div className={styles.form}>
            {!own && <Form.Item name="source" label={text.source} className={styles.wide}><Segmented options={(['worker', 'enterprise', 'department'] as const).map((value) => ({ value, label: shared.sources[value] }))} /></Form.Item>}
            <Form.Item name="contactName" label={isWorker ? text.name : text.contact} rules={[{ required: true, whitespace: true, message: text.need }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
            <Form.Item name="contactPhone" label={text.phone} rules={[{ required: true, message: text.need }, { pattern: phoneRule, message: text.phoneWrong }]}><Input maxLength={11} inputMode="numeric" autoComplete="off" /></Form.Item>
            {!own && <Form.Item name="unitName" label={text.unitName} rules={isWorker ? [] : [{ required: true, whitespace: true, message: text.need }]}><Input maxLength={80} autoComplete="off" /></Form.Item>}
            <NeedFields seats={!isWorker} />
            {!isWorker && <Form.Item name="budget" label={text.budget}><Input maxLength={60} /></Form.Item>}
          </div>
        </Form>
      )}
    </Modal>
  )
}

function Done({ filed, own, onAnother, onClose }: { filed: Filed; own: boolean; onAnother: () => void; onClose: () => void }) {
  const text = useText(formMessages)
  const shared = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={CheckCircle2} title={text.done(filed.need.number)}
      action={<>{own ? <Button onClick={onClose}>{text.ok}</Button> : <Button onClick={() => void navigate({ to: `/needs/${filed.need.id}` as string })}>{text.toNeed}</Button>}{' '}<Button onClick={onAnother}>{text.another}</Button></>}
    >
      {text.doneDetail(format.day(filed.replyBy), filed.need.occupation?.name ?? shared.unclassified)}
    </EmptyState>
  )
}
