import { needsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, useText } from '@guildhall/ui'
import { Checkbox, Form, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { formMessages } from './form-messages.ts'
import { messages } from './messages.ts'
import type { Need } from './need-columns.tsx'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'
import { recordMessages } from './record-messages.ts'

type Values = { occupationId: string | null; level: number | null; division: string; town: string | null; windows: Need['windows']; earliest: string; latest: string; seats: number; reason?: string }

/** Makes right what a need was understood as; the words stay. Dates are plain fields here, so that one can be emptied and typed. */
export function CorrectNeed({ need, onClose }: { need: Need; onClose: () => void }) {
  const text = useText(recordMessages)
  const fields = useText(formMessages)
  const shared = useText(messages)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const correct = useCommand(needsRoutes.correctNeed, { onDone: onClose })
  const [form] = Form.useForm<Values>()
  const fixed = need.state !== 'open'
  const division = Form.useWatch('division', form) ?? need.division
  const towns = choices.data?.divisions.find((one) => one.code === division)?.towns ?? []
  return (
    <Modal
      open width={640} title={text.correctTitle} onCancel={onClose}
      footer={<><Button onClick={onClose}>{shared.cancel}</Button>{' '}<Button kind="primary" busy={correct.busy} onClick={() => form.submit()}>{shared.save}</Button></>}
    >
      <p className="muted" style={{ marginBottom: 12 }}>{text.correctHint}</p>
      <Problem problem={correct.problem} />
      <Form
        form={form} layout="vertical" requiredMark={false}
        initialValues={{ occupationId: need.occupation?.id ?? null, level: need.level, division: need.division, town: need.town, windows: need.windows, earliest: need.earliest ?? '', latest: need.latest ?? '', seats: need.seats }}
        onFinish={(values) => correct.start({
          needId: need.id, revision: need.revision, occupationId: values.occupationId ?? null, level: values.level ?? null, division: values.division, town: values.town || null, windows: values.windows,
          earliest: values.earliest || null, latest: values.latest || null, seats: values.seats, ...(values.reason?.trim() && { reason: values.reason.trim() }),
        })}
      >
        <div className={styles.form}>
          <Form.Item name="occupationId" label={fields.occupation}><Select disabled={fixed} allowClear showSearch optionFilterProp="label" options={choices.data?.occupations.map(({ id, name }) => ({ value: id, label: name })) ?? []} /></Form.Item>
          <Form.Item name="level" label={fields.level}><Select disabled={fixed} allowClear options={([0, 1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({ value, label: shared.levels[value] }))} /></Form.Item>
          <Form.Item name="division" label={fields.division}><Select options={choices.data?.divisions.map(({ code, name }) => ({ value: code, label: name })) ?? []} /></Form.Item>
          <Form.Item name="town" label={fields.town}><Select allowClear showSearch options={towns.map((town) => ({ value: town, label: town }))} /></Form.Item>
          <Form.Item name="seats" label={fields.seats} rules={[{ required: true, message: fields.need }]}><InputNumber disabled={fixed || need.source === 'worker'} min={1} max={100_000} precision={0} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="windows" label={fields.windows} className={styles.wide}><Checkbox.Group options={(['weekday-day', 'weekday-evening', 'weekend'] as const).map((value) => ({ value, label: shared.windows[value] }))} /></Form.Item>
          <Form.Item name="earliest" label={fields.earliest}><Input type="date" /></Form.Item>
          <Form.Item name="latest" label={fields.latest}><Input type="date" /></Form.Item>
          <Form.Item name="reason" label={fields.reason} className={styles.wide}><Input maxLength={200} /></Form.Item>
        </div>
      </Form>
    </Modal>
  )
}
