import type { KeyboardEvent } from 'react'
import { Check } from 'lucide-react'
import { Button, Card, Chip, dotted, Icon, colon, useFormat, useText } from '@guildhall/ui'
import styles from './marks.module.css'
import { messages } from './messages.ts'
import { cleanMark, isOvertaken, missingParts, partsOf, savedEntry, standingOf, type Entry, type Results, type Row } from './sheet.ts'

type Props = {
  row: Row; of: Results; entry: Entry; unsaved: boolean
  onType: (edit: Partial<Omit<Entry, 'was'>>) => void; onInsist: () => void; onGiveWay: () => void; onNext: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** One learner: two marks in figures that can be read at arm's length, or absent, which is neither a mark nor a missing one. */
export function MarkRow({ row, of, entry, unsaved, onType, onInsist, onGiveWay, onNext }: Props) {
  const text = useText(messages)
  const standing = standingOf(row, entry, of)
  const { name } = row.person
  return (
    <Card as="li" className={styles.row}>
      <div className={styles.who}>
        <span><b>{name}</b><small>{dotted(text.dot, [row.unitName, row.person.phone && text.tail(row.person.phone.slice(-4))])}</small></span>
        <State row={row} of={of} entry={entry} unsaved={unsaved} />
      </div>
      {standing === 'attendance' ? <p className={styles.short}>{text.tooFew(row.attendancePercent ?? 0, of.minAttendancePercent)}</p> : (
        <div className={styles.marks} data-parts={partsOf(of).length}>
          {partsOf(of).map((part) => (
            <label key={part} className={styles.mark}>
              <span aria-hidden>{text[part]}</span>
              <input
                inputMode="numeric" enterKeyHint="next" autoComplete="off" data-mark maxLength={6} aria-label={text.markOf[part](name)} value={entry.absent ? '' : entry[part]} disabled={entry.absent}
                aria-invalid={entry[part] !== '' && Number(entry[part]) > 100 ? true : undefined} onChange={(event) => onType({ [part]: cleanMark(event.target.value) })} onKeyDown={onNext}
              />
            </label>
          ))}
          <button type="button" className={styles.absent} aria-pressed={entry.absent} aria-label={text.absentOf(name)} onClick={() => onType({ absent: !entry.absent })}>{entry.absent && <Icon of={Check} size={18} active />}{text.absent}</button>
        </div>
      )}
      {unsaved && isOvertaken(row, entry) && <Overtaken row={row} of={of} entry={entry} onInsist={onInsist} onGiveWay={onGiveWay} />}
    </Card>
  )
}

function State({ row, of, entry, unsaved }: Pick<Props, 'row' | 'of' | 'entry' | 'unsaved'>) {
  const text = useText(messages)
  const standing = standingOf(row, entry, of)
  if (standing === 'attendance') return <Chip shape="dash">{text.outcome['failed-attendance']}</Chip>
  if (standing === 'unreadable') return <Chip tone="amber" shape="ring">{text.standing.unreadable}</Chip>
  // An empty row says so itself; half a one is easily overlooked.
  const lacking = missingParts(entry, of)
  if (standing === 'missing') return lacking.length < partsOf(of).length ? <Chip tone="amber" shape="half">{dotted(text.dot, lacking.map((part) => text.standing.missing[part]))}</Chip> : null
  if (unsaved) return <Chip shape="ring">{text.standing.unsaved}</Chip>
  if (row.outcome === null) return null
  return <Chip tone={row.outcome === 'passed' ? 'jade' : 'amber'} shape={row.outcome === 'passed' ? 'dot' : 'ring'}>{text.outcome[row.outcome]}</Chip>
}

/** Two people entered marks of the same learner: who, when, and both of them; neither stands before it was chosen. */
function Overtaken({ row, of, entry, onInsist, onGiveWay }: Pick<Props, 'row' | 'of' | 'entry' | 'onInsist' | 'onGiveWay'>) {
  const text = useText(messages)
  const format = useFormat()
  const say = (one: Entry) => (one.absent ? text.absent : dotted(text.dot, partsOf(of).map((part) => `${text[part]} ${one[part] || text.none}`)))
  return (
    <div className={styles.overtaken} role="alert">
      <p><b>{text.overtaken(row.enteredBy ?? text.someone, row.enteredAt ? format.time(row.enteredAt) : '')}</b></p>
      <p>{text.theirs}{colon()}{say(savedEntry(row))}<br />{text.mine}{colon()}{say(entry)}</p>
      <div className={styles.pair}><Button block onClick={onGiveWay}>{text.useTheirs}</Button><Button block onClick={onInsist}>{text.useMine}</Button></div>
    </div>
  )
}
