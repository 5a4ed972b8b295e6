import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { resultsRoutes, type AnswerOf } from '@guildhall/contract'
import { useCommand, useRefresh } from '@guildhall/client'
import { Button, Card, Chip, dotted, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { readMarks } from './paste-marks.ts'
import styles from './results.module.css'

export type Results = AnswerOf<typeof resultsRoutes.getResults>
type Row = Results['rows'][number]
/** `was`: when the row had been entered that the writer saw when they began; the table is read anew meanwhile, and nobody's newer mark may be covered unseen. */
type Edit = { theory: string; practice: string; absent: boolean; was: string | null }
const columns = ['theory', 'practice'] as const

/** Everybody's marks with the line of passing; where one may enter them, as cells that a keyboard and a spreadsheet fill. */
export function MarksTable({ of }: { of: Results }) {
  const text = useText(messages)
  const editable = of.can.includes('enter')
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map())
  const [unread, setUnread] = useState<string | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const save = useCommand(resultsRoutes.enterMarks, { onDone: () => setEdits(new Map()) })
  const shown = (row: Row): Edit => edits.get(row.enrolmentId) ?? { theory: row.theory === null ? '' : String(row.theory), practice: row.practice === null ? '' : String(row.practice), absent: row.absent, was: row.enteredAt }
  const changed = of.rows.filter((row) => edits.has(row.enrolmentId))
  const overtaken = changed.filter((row) => shown(row).was !== row.enteredAt)
  const wrong = overtaken.length > 0 || changed.some((row) => columns.some((column) => !/^(\d{1,2}|100)?$/.test(shown(row)[column].trim())))

  function change(changes: readonly { row: Row; edit: Partial<Edit> }[]): void {
    const next = new Map(edits)
    for (const { row, edit } of changes) next.set(row.enrolmentId, { ...(next.get(row.enrolmentId) ?? shown(row)), ...edit })
    setEdits(next)
  }
  function drop(row: Row): void {
    const next = new Map(edits)
    next.delete(row.enrolmentId)
    setEdits(next)
  }
  function go(event: KeyboardEvent<HTMLInputElement>, index: number, column: number): void {
    const down = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const across = event.key === 'ArrowRight' && event.currentTarget.selectionStart === event.currentTarget.value.length ? 1 : event.key === 'ArrowLeft' && event.currentTarget.selectionStart === 0 ? -1 : 0
    if (down === 0 && across === 0) return
    const cell = body.current?.querySelector<HTMLInputElement>(`[data-cell="${index + down}-${column + across}"]`)
    if (!cell) return
    event.preventDefault()
    cell.focus()
    cell.select()
  }
  function paste(event: ClipboardEvent<HTMLInputElement>, index: number, column: number): void {
    const written = event.clipboardData.getData('text')
    if (!/[\n\t]/.test(written.trim())) return
    event.preventDefault()
    const lines = readMarks(written)
    setUnread(written.split(/[\r\n\t]+/).find((cell) => readMarks(cell)[0]?.[0] === undefined) ?? null)
    change(lines.flatMap((cells, line) => {
      const row = of.rows[index + line]
      if (!row) return []
      const edit: Partial<Edit> = {}
      for (const [offset, value] of cells.entries()) {
        const name = columns[column + offset]
        if (value === 'absent') edit.absent = true
        else if (name && value !== undefined) edit[name] = value === null ? '' : String(value)
      }
      return Object.keys(edit).length > 0 ? [{ row, edit }] : []
    }))
  }
  const markOf = (written: string) => (written.trim() === '' ? null : Number(written))
  const refresh = useRefresh()
  // Refused, the table is read anew: whoever was quicker then stands in the row.
  const send = () => void save.run({ classId: of.classId, rows: changed.map((row) => ({ enrolmentId: row.enrolmentId, theory: markOf(shown(row).theory), practice: markOf(shown(row).practice), absent: shown(row).absent, was: shown(row).was })) }).catch(refresh)

  return (
    <Card padding="flush">
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr>{(['person', 'unit', 'attendance', 'theory', 'practice', 'absent', 'outcome', 'by'] as const).map((name) => <th key={name} scope="col">{text[name]}</th>)}</tr></thead>
          <tbody ref={body}>
            {of.rows.map((row, index) => {
              const edit = shown(row)
              return (
                <tr key={row.enrolmentId} data-changed={edits.has(row.enrolmentId) || undefined}>
                  <th scope="row">{row.person.name}</th>
                  <td>{row.unitName}</td>
                  <td className={row.attendancePercent !== null && row.attendancePercent < of.minAttendancePercent ? `num ${styles.short}` : 'num'}>{row.attendancePercent === null ? '—' : `${row.attendancePercent}%`}</td>
                  {columns.map((column, place) => (
                    <td key={column}>
                      <Mark
                        value={edit[column]} pass={column === 'theory' ? of.passTheory : of.passPractice} label={column === 'theory' ? text.theoryOf(row.person.name) : text.practiceOf(row.person.name)} editable={editable} disabled={edit.absent} cell={`${index}-${place}`}
                        onChange={(value) => change([{ row, edit: { [column]: value } }])} onKeyDown={(event) => go(event, index, place)} onPaste={(event) => paste(event, index, place)}
                      />
                    </td>
                  ))}
                  <td><input type="checkbox" checked={edit.absent} disabled={!editable} aria-label={text.absentOf(row.person.name)} onChange={(event) => change([{ row, edit: { absent: event.target.checked } }])} /></td>
                  <td>{overtaken.includes(row) ? <Overtaken row={row} onTheirs={() => drop(row)} onMine={() => change([{ row, edit: { was: row.enteredAt } }])} /> : <Outcome row={row} unsaved={edits.has(row.enrolmentId)} />}</td>
                  <td className="muted">{row.enteredBy ?? ''}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {editable && (
        <div className={styles.foot}>
          <p className={styles.note}>{unread === null ? text.keys : text.unread(unread)}</p>
          <Button busy={save.busy} disabled={changed.length === 0 || wrong} kind={changed.length > 0 ? 'primary' : 'outlined'} onClick={send}>{changed.length === 0 ? text.saved : text.save(changed.length)}</Button>
        </div>
      )}
      <ProblemNotice problem={save.problem} />
    </Card>
  )
}

/** One mark on its scale, with a tick where passing begins. */
function Mark({ value, pass, label, editable, disabled, cell, onChange, onKeyDown, onPaste }: { value: string; pass: number; label: string; editable: boolean; disabled: boolean; cell: string; onChange: (value: string) => void; onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void; onPaste: (event: ClipboardEvent<HTMLInputElement>) => void }) {
  const mark = value.trim() === '' ? null : Number(value)
  const short = mark !== null && mark < pass
  return (
    <span className={styles.mark}>
      {editable
        ? <input data-cell={cell} inputMode="numeric" maxLength={3} value={value} disabled={disabled} aria-label={label} aria-invalid={mark !== null && !(mark >= 0 && mark <= 100) ? true : undefined} onChange={(event) => onChange(event.target.value)} onKeyDown={onKeyDown} onPaste={onPaste} />
        : <span className={`num ${short ? styles.short : ''}`}>{mark ?? '—'}</span>}
      <span className={styles.bar} aria-hidden>
        {mark !== null && <span className={styles.fill} data-short={short || undefined} style={{ width: `${Math.min(100, Math.max(0, mark))}%` }} />}
        {pass > 0 && <span className={styles.pass} style={{ insetInlineStart: `${pass}%` }} />}
      </span>
    </span>
  )
}

/** Somebody else was quicker with this row: what stands there now, of whom, and which of the two is to stand. */
function Overtaken({ row, onTheirs, onMine }: { row: Row; onTheirs: () => void; onMine: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const marks = row.absent ? text.absent : [row.theory, row.practice].map((mark) => mark ?? '—').join(' / ')
  return <span className={styles.overtaken} role="alert"><span>{text.overtaken(row.enteredBy ?? text.someone, row.enteredAt ? format.time(row.enteredAt) : '', marks)}</span><Button size="small" onClick={onTheirs}>{text.useTheirs}</Button><Button size="small" onClick={onMine}>{text.useMine}</Button></span>
}

function Outcome({ row, unsaved }: { row: Row; unsaved: boolean }) {
  const text = useText(messages)
  if (unsaved) return <Chip shape="ring">{text.unsaved}</Chip>
  if (row.outcome === null) return <span className="muted">{dotted(text.dot, row.missing.map((part) => text.missing[part]))}</span>
  return <Chip tone={row.outcome === 'passed' ? 'jade' : 'amber'} shape={row.outcome === 'passed' ? 'dot' : 'ring'}>{text.outcomes[row.outcome]}</Chip>
}
