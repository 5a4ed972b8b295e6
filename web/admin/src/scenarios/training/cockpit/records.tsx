import { useEffect, useRef, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { cockpitRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, dotted, EmptyState, Icon, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { useSession } from '../../../app/session.ts'
import { messages as courseMessages } from '../courses/messages.ts'
import type { View } from './address.ts'
import { styles } from './styles.ts'
import { messages } from './messages.ts'
import type { Behind, Cockpit } from './model.ts'

type Filter = Pick<View, 'month' | 'division' | 'town' | 'occupation'> & { without?: 'division' | 'town' | 'occupation' | undefined }
type Props = { figure: NonNullable<View['figure']>; filter: { [Key in keyof Filter]: Filter[Key] | undefined }; place: string | undefined; cockpit: Cockpit; onClose: () => void }

/** The records behind a figure, in a drawer over the wall. */
export function Records({ figure, filter, place, cockpit, onClose }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const courses = useText(courseMessages)
  const { permissions } = useSession()
  const panel = useRef<HTMLElement>(null)
  const first = useAnswer(cockpitRoutes.drillDown, { figure, ...filter, limit: 50 })
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => { if (before instanceof HTMLElement) before.focus() }
  }, [])
  const occupation = cockpit.occupations.find((one) => one.id === filter.occupation)?.name
  const whole = first.data
  return (
    <aside ref={panel} tabIndex={-1} role="dialog" aria-label={whole?.title[language] ?? text.loading} className={styles.drawer} onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}>
      <div className={styles.drawerHead}>
        <h2>{dotted('·', [whole?.title[language], place, filter.without && (filter.without === 'occupation' ? text.noOccupation : text.noPlace), occupation])}</h2>
        <button type="button" onClick={onClose} aria-label={text.close}><Icon of={X} /></button>
      </div>
      {first.error && <ProblemNotice problem={first.error} action={<Button size="small" onClick={() => void first.refetch()}>{text.again}</Button>} />}
      {first.isPending && <SkeletonRows label={text.loading} />}
      {whole && (
        <>
          <p className={styles.drawerFigure}><span className="figure">{whole.value === null ? '–' : whole.kind === 'ratio' ? format.share(whole.value, 1, false) : format.count(whole.value)}</span> {whole.unit[language]} <span>{text.records(format.count(whole.records))}</span></p>
          <p className={styles.drawerText}>{whole.definition[language]}</p>
          {whole.records === 0 && <EmptyState title={text.noRecords}>{text.noRecordsText}</EmptyState>}
          {filter.occupation && permissions.has('training.evaluation.read') && <p className={styles.drawerText}><Link to={'/courses' as string} search={{ occupation: filter.occupation } as never}>{courses.ofOccupation}</Link></p>}
          <RecordPage figure={figure} filter={filter} cursor={undefined} />
        </>
      )}
    </aside>
  )
}

/** Fifty records, and at their end the next fifty. */
function RecordPage({ figure, filter, cursor }: { figure: Props['figure']; filter: Props['filter']; cursor: string | undefined }) {
  const text = useText(messages)
  const [more, setMore] = useState(false)
  const { data, error } = useAnswer(cockpitRoutes.drillDown, { figure, ...filter, limit: 50, cursor })
  if (error && !data) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <>
      <ul className={styles.records}>{data.rows.map((row) => <li key={row.id}><Line row={row} sum={data.kind === 'sum'} /></li>)}</ul>
      {data.next !== null && (more ? <RecordPage figure={figure} filter={filter} cursor={data.next} /> : <Button block onClick={() => setMore(true)}>{text.more}</Button>)}
    </>
  )
}

function Line({ row, sum }: { row: Behind; sum: boolean }) {
  const text = useText(messages)
  const format = useFormat()
  const title = row.title ?? (row.number === '' ? text.gone : text.noOccupation)
  const weight = sum ? (row.kind === 'need' ? text.counts(format.count(row.counts)) : null) : text.satisfied(row.counts, row.of)
  const inside = (
    <>
      <span className={styles.recordTitle}><b>{title}</b>{row.state && <span>{text.states[row.state]}</span>}</span>
      <span className={styles.recordFacts}><span>{dotted(' · ', [row.who ?? (row.kind === 'judgement' ? text.judgement : null), row.place, weight, row.number])}</span><time dateTime={row.at}>{format.day(row.at)}</time></span>
    </>
  )
  return row.link ? <Link to={row.link as string}>{inside}</Link> : <span>{inside}</span>
}
