import { History } from 'lucide-react'
import { Button, dayOf, Icon, useFormat, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { changeMessages } from './change-messages.ts'
import styles from './change.module.css'

/** Says that what is shown is another day's, and leads back to today. */
export function AsOfBanner({ day, onToday }: { day: string; onToday: () => void }) {
  const text = useText(changeMessages).asOf
  const format = useFormat()
  return <div className={styles.banner} role="status"><Icon of={History} size={18} /><b>{text.banner(format.date(day))}</b><Button size="small" onClick={onToday}>{text.today}</Button></div>
}

/** Chooses the day. */
export function AsOfInput({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) {
  const text = useText(changeMessages).asOf
  return <label className={styles.field}>{text.label}<Input type="date" max={dayOf(Date.now())} style={{ width: 150 }} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} /></label>
}
