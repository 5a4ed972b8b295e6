import { Link } from '@tanstack/react-router'
import { Card, StatTable, colon, useText } from '@guildhall/ui'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

/** What was applied for: founders, preparation group, and what the law says of the numbers. */
export function Overview({ founding }: { founding: Founding }) {
  const text = useText(messages)
  return (
    <div className={styles.stack}>
      <Card padding="flush">
        <StatTable
          caption={text.record.founders} rows={founding.foundersFull}
          columns={[
            { id: 'name', label: text.record.founders, cell: (row) => (row.unitId ? <Link to={`/units/${row.unitId}` as string} className="link">{row.name}</Link> : <>{row.name} <span className="muted">{text.record.offRecord}</span></>) },
            { id: 'code', label: text.record.code, cell: (row) => <span className="num">{row.creditCode ?? text.none}</span> }, { id: 'industry', label: text.record.industry, cell: (row) => row.industry ?? text.none }, { id: 'staff', label: text.record.figures.staff, numeric: true, cell: (row) => row.staff ?? text.none },
          ]}
        />
      </Card>
      <div className={styles.columns}>
        <Card>
          <h2 className={styles.title}>{text.record.group}</h2>
          <ul className={styles.list}>{founding.group.map((one, index) => <li key={one.person.id ?? index} className={styles.item}><span>{one.person.name || text.roster.elsewhere}<span className={styles.small}>{text.form.sides[one.side]}</span></span><span>{one.post === 'leader' ? text.record.leader : text.record.member}</span></li>)}</ul>
          {founding.site && <p className={styles.muted}>{text.record.site}{colon()}{founding.site}</p>}
        </Card>
        <Card>
          <h2 className={styles.title}>{text.record.notes}</h2>
          <ul className={styles.list}>{founding.notes.map((note) => <li key={note.code}>{noteWords(text, note)}</li>)}</ul>
        </Card>
      </div>
    </div>
  )
}

function noteWords(text: typeof messages.zh, note: Founding['notes'][number]): string {
  const words = text.record.note
  if (note.code === 'committee-seats') return words['committee-seats'](note.have ?? 0, note.need ?? 0)
  return note.code in words ? words[note.code as 'all-meet'](note.have ?? 0) : note.code
}
