import { occupationRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, useText } from '@guildhall/ui'
import { Form, Input, Modal, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { occupationsMessages } from './occupations-messages.ts'
import { Problem } from './problem.tsx'

type Values = { name: string; category: 'machining' | 'electrical-care' | 'logistics' | 'service'; code?: string; codeSource?: string }

/** Adds an occupation. A code only with the source it is taken from. */
export function NewOccupation({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const text = useText(occupationsMessages)
  const shared = useText(messages)
  const [form] = Form.useForm<Values>()
  const create = useCommand(occupationRoutes.create, { onDone: ({ id }) => onMade(id) })
  return (
    <Modal open title={text.newOccupation} onCancel={onClose} footer={<><Button onClick={onClose}>{shared.cancel}</Button>{' '}<Button kind="primary" busy={create.busy} onClick={() => form.submit()}>{shared.save}</Button></>}>
      <Problem problem={create.problem} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ name, category, code, codeSource }) => create.start({ name: name.trim(), category, code: code?.trim() || null, codeSource: codeSource?.trim() || null })}>
        <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.need }]}><Input maxLength={30} /></Form.Item>
        <Form.Item name="category" label={text.category} rules={[{ required: true, message: text.need }]}><Select options={(['machining', 'electrical-care', 'logistics', 'service'] as const).map((value) => ({ value, label: text.categories[value] }))} /></Form.Item>
        <Form.Item name="code" label={text.code} extra={text.noCode}><Input maxLength={20} /></Form.Item>
        <Form.Item name="codeSource" label={text.codeSource} dependencies={['code']} rules={[({ getFieldValue }) => ({ required: Boolean(getFieldValue('code')), message: text.need })]}><Input maxLength={100} /></Form.Item>
      </Form>
    </Modal>
  )
}
