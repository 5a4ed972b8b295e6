import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { congressRoutes, foundingRoutes } from '@guildhall/contract'
import { ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Segmented, Select } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { congressMessages } from './congress-messages.ts'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

const bodies = ['committee', 'audit', 'women'] as const
type Body = (typeof bodies)[number]

/** Day, place, seats, candidates. How many candidates the rules ask for is said beside each body; the server decides. */
export function ConveneDialog({ founding, onClose }: { founding: Founding; onClose: () => void }) {
  const text = useText(congressMessages)
  const words = useText(messages)
  const format = useFormat()
  const roster = useAnswer(foundingRoutes.roster, { foundingId: founding.id, consent: 'agreed', limit: 200 })
  const seatsNote = founding.notes.find((note) => note.code === 'committee-seats')
  const womens = founding.notes.some((note) => note.code === 'womens-committee')
  const mayDelegate = founding.notes.some((note) => note.code === 'delegates-may-meet')
  const [heldAt, setHeldAt] = useState(() => `${format.stamp(Date.now() + 7 * 86_400_000).slice(0, 10)}T14:00`)
  const [form, setForm] = useState({ kind: 'members' as 'members' | 'delegates', place: '', notice: '', way: 'both' as 'both' | 'phone' | 'paper', chairBy: 'congress' as 'congress' | 'committee', relatives: false })
  const [seats, setSeats] = useState<Record<Body, number>>({ committee: seatsNote?.have ?? 3, audit: 1, women: womens ? 3 : 0 })
  const [people, setPeople] = useState<Record<Body, string[]>>({ committee: [], audit: [], women: [] })
  const convene = useCommand(congressRoutes.convene, { onDone: onClose })
  const need = (body: Body) => (seats[body] === 0 ? 0 : body === 'committee' ? Math.max(seats[body] + 1, Math.ceil(seats[body] * 1.05)) : seats[body])
  const options = (body: Body) => (roster.data?.rows ?? []).filter((row) => body !== 'women' || row.gender !== 'male').map((row) => ({ value: row.person.id, label: [row.person.name || words.roster.elsewhere, row.person.phone?.slice(-4)].filter(Boolean).join(' ') }))
  const lacking = [...(form.place.trim() ? [] : [text.place]), ...bodies.filter((body) => people[body].length < need(body)).map((body) => text.candidates(words.body[body])), ...(form.relatives ? [] : [text.relatives])]
  const send = () => convene.start({
    foundingId: founding.id, kind: form.kind, heldAt: new Date(`${heldAt}:00+08:00`).toISOString(), place: form.place.trim(), notice: form.notice.trim(), way: form.way, chairBy: form.chairBy, seats, candidates: people, relativesChecked: true,
  })
  return (
    <Modal open width={720} title={text.title} okText={text.send(founding.counts.agreed)} cancelText={words.cancel} confirmLoading={convene.busy} okButtonProps={{ disabled: lacking.length > 0 || !heldAt }} onCancel={onClose} onOk={send}>
      <div className={styles.stack}>
        <p className={styles.muted}>{text.detail}</p>
        <div className={styles.pair}>
          <Question label={text.heldAt}><Input type="datetime-local" value={heldAt} onChange={(event) => setHeldAt(event.target.value)} /></Question>
          <Question label={text.place}><Input maxLength={80} value={form.place} onChange={(event) => setForm({ ...form, place: event.target.value })} /></Question>
        </div>
        <Question label={text.notice}><Input.TextArea rows={2} maxLength={500} value={form.notice} onChange={(event) => setForm({ ...form, notice: event.target.value })} /></Question>
        <div className={styles.row}>
          <Segmented aria-label={text.kind} value={form.kind} onChange={(kind) => setForm({ ...form, kind: kind as 'members' })} options={(['members', 'delegates'] as const).map((value) => ({ value, label: text.kinds[value], disabled: value === 'delegates' && !mayDelegate }))} />
          <Segmented aria-label={text.way} value={form.way} onChange={(way) => setForm({ ...form, way: way as 'both' })} options={(['both', 'phone', 'paper'] as const).map((value) => ({ value, label: text.ways[value] }))} />
          <Segmented aria-label={text.chairBy} value={form.chairBy} onChange={(chairBy) => setForm({ ...form, chairBy: chairBy as 'congress' })} options={(['congress', 'committee'] as const).map((value) => ({ value, label: text.chairBys[value] }))} />
        </div>
        {bodies.filter((body) => body !== 'women' || womens || seats.women > 0).map((body) => (
          <div key={body} className={styles.pair} style={{ gridTemplateColumns: '140px 1fr' }}>
            <Question label={text.seats(words.body[body])}><InputNumber min={body === 'committee' ? 1 : 0} max={45} style={{ width: '100%' }} value={seats[body]} onChange={(value) => setSeats({ ...seats, [body]: value ?? 0 })} /></Question>
            <Question label={`${text.candidates(words.body[body])}（${text.need(need(body))}）`}>
              <Select mode="multiple" aria-label={text.candidates(words.body[body])} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={people[body]} options={options(body)} onChange={(ids: string[]) => setPeople({ ...people, [body]: ids })} />
            </Question>
          </div>
        ))}
        <Checkbox checked={form.relatives} onChange={(event) => setForm({ ...form, relatives: event.target.checked })}>{text.relatives}</Checkbox>
        {lacking.length > 0 && <p className={styles.muted}>{text.missing}{lacking.join('、')}</p>}
        <ProblemNotice problem={convene.problem} />
      </div>
    </Modal>
  )
}
