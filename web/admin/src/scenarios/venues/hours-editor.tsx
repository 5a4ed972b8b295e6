import type { venueShapes } from '@guildhall/contract'
import { Plus, Trash2 } from 'lucide-react'
import type { z } from 'zod'
import { Button, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './venues.module.css'

export type WeekHours = z.output<typeof venueShapes.weekHours>
const all = [1, 2, 3, 4, 5, 6, 7]

export const hoursFit = (hours: readonly WeekHours[]): boolean => hours.every((one) => one.weekdays.length > 0 && one.from !== '' && one.from < one.to)

/** Seven buttons, some of them pressed. */
export function Weekdays({ label, value, onChange }: { label: string; value: readonly number[]; onChange: (days: number[]) => void }) {
  const text = useText(messages)
  return (
    <span className={styles.weekdays} role="group" aria-label={label}>
      {all.map((day) => <button key={day} type="button" className={styles.weekday} aria-pressed={value.includes(day)} aria-label={text.weekday(day)} onClick={() => onChange(value.includes(day) ? value.filter((one) => one !== day) : [...value, day].toSorted((a, b) => a - b))}>{text.weekdayShort(day)}</button>)}
    </span>
  )
}

/** From when until when. */
export function Times({ from, to, onChange, label }: { from: string; to: string; label: string; onChange: (change: { from?: string; to?: string }) => void }) {
  const text = useText(messages).form
  return (
    <>
      <Input type="time" aria-label={`${label}${text.from}`} style={{ width: 144 }} value={from} onChange={(event) => onChange({ from: event.target.value })} />
      <span>{text.to}</span>
      <Input type="time" aria-label={`${label}${text.to}`} style={{ width: 144 }} value={to} onChange={(event) => onChange({ to: event.target.value })} />
    </>
  )
}

/** Opening hours: stretches with their weekdays. */
export function HoursEditor({ value, onChange }: { value: readonly WeekHours[]; onChange: (hours: WeekHours[]) => void }) {
  const text = useText(messages).form
  const set = (index: number, change: Partial<WeekHours>) => onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <div>
      {value.map((one, index) => (
        <div key={index} className={styles.stretch}>
          <Weekdays label={text.hours} value={one.weekdays} onChange={(weekdays) => set(index, { weekdays })} />
          <Times label={text.hours} from={one.from} to={one.to} onChange={(change) => set(index, change)} />
          <Button size="small" kind="quiet" icon={Trash2} aria-label={text.removeHours} onClick={() => onChange(value.filter((_, at) => at !== index))} />
        </div>
      ))}
      {!hoursFit(value) && <p className={styles.why}>{text.hoursWrong}</p>}
      {value.length < 14 && <Button size="small" icon={Plus} onClick={() => onChange([...value, { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }])}>{text.addHours}</Button>}
    </div>
  )
}
