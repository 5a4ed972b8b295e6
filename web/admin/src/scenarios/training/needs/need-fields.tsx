import { useDeferredValue } from 'react'
import { needsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from '@guildhall/ui/console'
import { useQuery } from '@tanstack/react-query'
import { call } from '@guildhall/client'
import { formMessages } from './form-messages.ts'
import { messages } from './messages.ts'
import styles from './needs.module.css'

/** A day as the date field holds one. */
type Picked = { format: (pattern: string) => string } | null
export type NeedValues = {
  source?: 'worker' | 'enterprise' | 'department'; contactName?: string; contactPhone?: string; unitName?: string
  words?: string; occupationId?: string | null; level?: number | null; division?: string; town?: string; seats?: number; windows?: ('weekday-day' | 'weekday-evening' | 'weekend')[]
  earliest?: Picked; latest?: Picked; budget?: string
}

/** What the fields hold, as a need is sent. */
export function wishOf(values: NeedValues) {
  const day = (picked: Picked | undefined) => (picked ? picked.format('YYYY-MM-DD') : null)
  return {
    words: values.words?.trim() || null, occupationId: values.occupationId ?? null, level: values.level ?? null, division: values.division ?? '', town: values.town?.trim() || null,
    windows: values.windows ?? [], earliest: day(values.earliest), latest: day(values.latest),
  }
}

/** What should be learnt, where and when: the part that every form of a need has. The words are understood while they are typed. */
export function NeedFields({ seats }: { seats: boolean }) {
  const text = useText(formMessages)
  const shared = useText(messages)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const form = Form.useFormInstance<NeedValues>()
  const division = Form.useWatch('division', form)
  const towns = choices.data?.divisions.find((one) => one.code === division)?.towns ?? []
  const levels = ([0, 1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({ value, label: shared.levels[value] }))
  return (
    <>
      <Form.Item name="words" label={text.words} extra={text.wordsHint} className={styles.wide}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      <Heard />
      <Form.Item name="occupationId" label={text.occupation}><Select allowClear showSearch optionFilterProp="label" placeholder={text.occupationHint} options={choices.data?.occupations.map(({ id, name }) => ({ value: id, label: name })) ?? []} /></Form.Item>
      <Form.Item name="level" label={text.level}><Select allowClear options={levels} /></Form.Item>
      {seats && <Form.Item name="seats" label={text.seats} rules={[{ required: true, message: text.need }]}><InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} /></Form.Item>}
      <Form.Item name="division" label={text.division} rules={[{ required: true, message: text.need }]}><Select showSearch optionFilterProp="label" options={choices.data?.divisions.map(({ code, name }) => ({ value: code, label: name })) ?? []} /></Form.Item>
      <Form.Item name="town" label={text.town}><Select allowClear showSearch options={towns.map((town) => ({ value: town, label: town }))} /></Form.Item>
      <Form.Item name="windows" label={text.windows} className={styles.wide}><Checkbox.Group options={(['weekday-day', 'weekday-evening', 'weekend'] as const).map((value) => ({ value, label: shared.windows[value] }))} /></Form.Item>
      <Form.Item name="earliest" label={text.earliest}><DatePicker style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="latest" label={text.latest}><DatePicker style={{ width: '100%' }} /></Form.Item>
    </>
  )
}

/** What the words were heard as, said below them; one press takes it. */
function Heard() {
  const text = useText(formMessages)
  const form = Form.useFormInstance<NeedValues>()
  const words = useDeferredValue(Form.useWatch('words', form)?.trim() ?? '')
  const chosen = Form.useWatch('occupationId', form)
  const { data } = useQuery({ queryKey: [needsRoutes.suggestOccupation.name, words], enabled: words.length > 1 && !chosen, staleTime: 60_000, queryFn: ({ signal }) => call(needsRoutes.suggestOccupation, { words }, { signal }) })
  if (words.length < 2 || chosen || !data) return <div className={styles.wide} aria-live="polite" />
  const { occupation } = data
  return (
    <p className={`${styles.wide} ${styles.understood}`} aria-live="polite">
      {occupation ? (data.sure === 'sure' ? text.heard(occupation.name) : text.heardLikely(occupation.name)) : text.unheard}
      {[...(occupation ? [occupation] : []), ...data.others.slice(0, 3)].map((one) => <button key={one.id} type="button" className={styles.link} onClick={() => form.setFieldValue('occupationId', one.id)}>{one.id === occupation?.id ? text.choose : one.name}</button>)}
    </p>
  )
}
