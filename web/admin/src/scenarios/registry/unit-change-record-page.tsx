import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { unitChangeRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, ProgressJob, RefusalNotice, SkeletonRows, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { partTones } from './change-foreseen.tsx'
import { changeMessages } from './change-messages.ts'
import registry from './registry.module.css'
import styles from './change.module.css'

type Change = AnswerOf<typeof unitChangeRoutes.get>
const results = ['members', 'people', 'children', 'roles', 'accounts'] as const

/** A merger, a split, a dissolution or a transfer of many: how far it has come, and what came of it. */
export default function UnitChangeRecordPage() {
  const text = useText(changeMessages)
  const format = useFormat()
  const { changeId } = useParams({ strict: false }) as { changeId: string }
  // While it is being done the page looks again by itself.
  const { data, error, refetch } = useAnswer(unitChangeRoutes.get, { id: changeId }, { refetchInterval: (query) => ((query.state.data as Change | undefined)?.state === 'under-way' ? 1_000 : false) })
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <>
      <PageTitle
        crumbs={<><Link to={'/units' as string}>{text.back}</Link><span>{text.record}</span></>} title={text.kinds[data.kind]} chip={<Chip tone={data.state === 'done' ? 'jade' : data.state === 'under-way' ? 'neutral' : 'amber'}>{text.state[data.state]}</Chip>}
        detail={dotted(text.dot, [text.onDay(format.date(data.on)), data.reason, text.asked(data.askedBy || text.someone, format.dateTime(data.askedAt))])}
      />
      <How change={data} />
      <div className={registry.two}>
        <Card>
          <h2 className={registry.title}>{text.foreseen}</h2>
          <ul className={styles.units}>
            {data.units.map((unit, index) => (
              <li key={unit.id ?? index}>
                <span className={styles.head}><Chip tone={partTones[unit.part]}>{text.parts[unit.part]}</Chip>{unit.id ? <Link to={`/units/${unit.id}` as string} className="link">{unit.name}</Link> : <b>{unit.name}</b>}</span>
                <span className={styles.numbers}><span>{text.membersOf} <b className="num">{format.count(unit.members)} → {format.count(unit.membersAfter)}</b></span></span>
              </li>
            ))}
          </ul>
        </Card>
        {data.result && <Result result={data.result} />}
      </div>
    </>
  )
}

function How({ change }: { change: Change }) {
  const text = useText(changeMessages)
  const language = useLanguage()
  const format = useFormat()
  if (change.state === 'done') return null
  if (change.state === 'refused') return <div className={registry.notice}><RefusalNotice what={text.refused(text.kinds[change.kind])} why={change.refusal?.[language]} /></div>
  const stopped = change.state === 'stopped'
  return <div className={registry.notice}><ProgressJob title={text.kinds[change.kind]} state={stopped ? 'failed' : 'running'} progress={change.total ? change.done / change.total : null} detail={stopped ? text.stopped : change.done > 0 ? text.moved(format.count(change.done)) : text.running} /></div>
}

function Result({ result }: { result: NonNullable<Change['result']> }) {
  const text = useText(changeMessages)
  const format = useFormat()
  return (
    <Card>
      <h2 className={registry.title}>{text.result}</h2>
      <dl className={registry.facts}>{results.filter((name) => result[name] > 0).map((name) => <div key={name}><dt>{text.resultWords[name]}</dt><dd className="num">{format.count(result[name])}</dd></div>)}</dl>
      {result.leftOut.length > 0 && <p className="muted">{text.leftOutTitle}{colon()}{dotted(text.dot, result.leftOut.map((one) => `${text.leftOut[one.why as keyof typeof text.leftOut]} ${format.count(one.count)}`))}</p>}
    </Card>
  )
}
