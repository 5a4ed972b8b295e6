import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { coverageRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, SkeletonRows, Timeline, useFormat, useText } from '@guildhall/ui'
import { Facts, PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { HeadcountDialog, NoteDialog } from './employer-dialogs.tsx'
import { isOldCount } from './head-counts.ts'
import { messages } from './messages.ts'
import styles from './coverage.module.css'

/** One employer: its union and members as its rating asks for them, its head counts, and what was done to win it. */
export default function EmployerPage() {
  const text = useText(messages)
  const format = useFormat()
  const { permissions } = useSession()
  const { unitId } = useParams({ strict: false }) as { unitId: string }
  const { data, error, refetch } = useAnswer(coverageRoutes.get, { id: unitId })
  const [asking, setAsking] = useState<'note' | 'count' | null>(null)
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  const { employer } = data
  const record = text.record
  const facts: [string, string | null][] = [
    [record.creditCode, employer.creditCode], [record.people, employer.people === null ? record.unknown : dotted(text.dot, [format.count(employer.people), isOldCount(employer.countedOn, data.on) && text.yearOf(employer.countedOn!.slice(0, 4))])], [record.union, employer.union?.name ?? text.noUnion], [record.kindOfUnion, employer.union && text.union[employer.union.kind]],
    [record.founded, data.foundedOn ? format.date(data.foundedOn) : employer.union && text.since(format.date(employer.union.since))], [record.members, format.count(data.members)], [record.unionMembers, data.unionMembers === null ? null : format.count(data.unionMembers)],
  ]
  const manage = permissions.has('coverage.manage')
  return (
    <div className={styles.record}>
      <PageTitle
        crumbs={<Link to={'/coverage' as string}>{text.title}</Link>} title={employer.name} chip={employer.union ? <Chip tone="jade">{text.coveredOf.yes}</Chip> : <Chip tone="amber">{text.state[employer.state]}</Chip>}
        detail={dotted(text.dot, [text.kind[employer.kind], employer.divisionName, employer.industry])}
        actions={(
          <span className={styles.actions}>
            {manage && !employer.union && <Button kind="primary" onClick={() => setAsking('note')}>{record.addNote}</Button>}
            {manage && <Button onClick={() => setAsking('count')}>{record.addCount}</Button>}
            <Button icon={Printer} onClick={() => window.print()}>{record.print}</Button>
            {employer.foundingId && permissions.has('founding.read') && <Link to={`/foundings/${employer.foundingId}` as string} className={buttonClass()}>{record.founding}</Link>}
            {permissions.has('units.read') && <Link to={`/units/${employer.id}` as string} className={buttonClass()}>{record.unit}</Link>}
          </span>
        )}
      />
      <div className={styles.two}>
        <Card>
          <h2 className={styles.printed}>{record.statement}</h2>
          <p className={styles.printed}>{dotted(text.dot, [employer.name, record.statementDay(format.date(data.on))])}</p>
          <Facts of={facts} none={text.none} />
          <p className={styles.printed}>{record.statementFor}</p>
          <p className={styles.printed}>{record.issued(data.path.at(-2)?.name ?? data.path[0]?.name ?? '', format.date(data.on))}</p>
        </Card>
        <section className={styles.side}>
          <h2 className={styles.title}>{record.headcounts}</h2>
          <ul className={styles.counts}>{data.headcounts.map((count) => <li key={count.on}><span className="num">{record.headcountOf(format.count(count.people))}</span><small className={styles.small}>{record.source(format.date(count.on), text.source[count.source])}</small></li>)}</ul>
        </section>
      </div>
      <section className={styles.side}>
        <h2 className={styles.title}>{record.notes}</h2>
        {data.notes.length === 0 ? <p className="muted">{record.noNotes}</p>
          : <Timeline label={record.notes} items={data.notes.map((note) => ({ id: note.id, when: dotted(text.dot, [format.dateTime(note.at), note.by ?? record.bySystem]), title: text.state[note.state], detail: dotted(text.dot, [note.words, note.nextOn && `${text.column.next} ${format.date(note.nextOn)}`]) }))} />}
      </section>
      {asking === 'note' && <NoteDialog id={employer.id} state={employer.state === 'untouched' ? 'visited' : employer.state} onClose={() => setAsking(null)} onDone={() => { setAsking(null); void refetch() }} />}
      {asking === 'count' && <HeadcountDialog id={employer.id} today={data.on} onClose={() => setAsking(null)} onDone={() => { setAsking(null); void refetch() }} />}
    </div>
  )
}
