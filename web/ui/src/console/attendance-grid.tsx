import type { ReactNode } from 'react'
import { classNames } from '../components/class-names.ts'
import { MarkBar } from '../components/counting.tsx'
import styles from './attendance-grid.module.css'

export type Attendance = 'came' | 'missed' | 'leave' | 'ahead'

export interface AttendanceRow {
  id: string
  name: string
  unit: string
  /** One a lesson. */
  marks: readonly Attendance[]
  score?: { value: number; label: string }
  note?: ReactNode
  /** Something will go wrong unless somebody acts. */
  urgent?: boolean
}

export interface AttendanceGridProps {
  text: { label: string; selectAll: string; select: (name: string) => string; name: string; unit: string; score?: string; note: string; marks: Record<Attendance, string>; total: string; session: (number: number) => string }
  sessions: number
  /** The lesson of today, as a band of sand through the table; from 1. */
  today?: number
  pass?: number
  rows: readonly AttendanceRow[]
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
  onOpen?: (id: string) => void
}

/** Who came: ● came, ⊘ missed, – leave, · still to come. Shape first, then colour. */
export function AttendanceGrid({ text, sessions, today, pass, rows, selected, onSelect, onOpen }: AttendanceGridProps) {
  const all = rows.length > 0 && rows.every((row) => selected.has(row.id))
  const lessons = Array.from({ length: sessions }, (_, index) => index + 1)
  const toggle = (id: string) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect(next)
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.grid} aria-label={text.label}>
        <thead>
          <tr>
            <th><input type="checkbox" checked={all} onChange={() => onSelect(new Set(all ? [] : rows.map((row) => row.id)))} aria-label={text.selectAll} /></th>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.unit}</th>
            {lessons.map((lesson) => <th key={lesson} scope="col" className={classNames(styles.lesson, lesson === today && styles.today)} aria-label={text.session(lesson)}>{lesson}</th>)}
            {text.score !== undefined && <th scope="col" className={styles.score}>{text.score}</th>}
            <th scope="col">{text.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><input type="checkbox" checked={selected.has(row.id)} onChange={() => toggle(row.id)} aria-label={text.select(row.name)} /></td>
              <th scope="row">{onOpen ? <button type="button" onClick={() => onOpen(row.id)}>{row.name}</button> : row.name}</th>
              <td className={styles.unit}>{row.unit}</td>
              {lessons.map((lesson) => {
                const mark = row.marks[lesson - 1] ?? 'ahead'
                return <td key={lesson} className={classNames(styles.lesson, lesson === today && styles.band)}><AttendanceMark mark={mark} label={text.marks[mark]} /></td>
              })}
              {text.score !== undefined && <td className={styles.score}>{row.score && pass !== undefined && <MarkBar value={row.score.value} pass={pass} label={row.score.label} />}</td>}
              <td className={row.urgent ? styles.urgent : styles.unit}>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.footer}>
        <span>{text.total}</span>
        <span className={styles.legend}>{(['came', 'missed', 'leave', 'ahead'] as const).map((mark) => <span key={mark}><AttendanceMark mark={mark} />{text.marks[mark]}</span>)}</span>
      </div>
    </div>
  )
}

function AttendanceMark({ mark, label }: { mark: Attendance; label?: string }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" className={classNames(styles.mark, styles[mark])} role={label === undefined ? undefined : 'img'} aria-label={label} aria-hidden={label === undefined || undefined}>
      {mark === 'came' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {mark === 'missed' && <path d="M6 1.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 0 0 0-8.4M3.2 8.800L8.800 3.200" fill="none" stroke="currentColor" strokeWidth="1.7" />}
      {mark === 'leave' && <path d="M1.500 6h9" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />}
      {mark === 'ahead' && <circle cx="6" cy="6" r="1.9" fill="currentColor" />}
    </svg>
  )
}
