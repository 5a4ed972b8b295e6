import { Link, useParams } from '@tanstack/react-router'
import { BookOpenCheck } from 'lucide-react'
import { coursesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, dotted, EmptyState, Figure, FigureRow, formatShare, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { Ratings } from '../evaluations/ratings.tsx'
import { ClassesTable, TrainersTable } from './course-tables.tsx'
import styles from './courses.module.css'
import { Like } from './like.tsx'
import { messages } from './messages.ts'
import { TrendChart } from './trend-chart.tsx'
import { twoDigits, type Course } from './words.tsx'

/** One course: an occupation at a level, all its classes together. */
export default function CoursePage() {
  const text = useText(messages)
  const format = useFormat()
  const { occupationId = '', level = '' } = useParams({ strict: false }) as { occupationId?: string; level?: string }
  const { data, error, refetch } = useAnswer(coursesRoutes.get, { occupationId, level })
  if (error && !data) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  const facts = [data.classes > 0 && text.taught(format.count(data.classes), format.count(data.people)), data.ahead > 0 && text.ahead(format.count(data.ahead))]
  return (
    <div className={styles.stack}>
      <PageTitle crumbs={<Link to={'/courses' as string}>{text.title}</Link>} title={dotted(text.dot, [data.occupation.name, text.level(data.level)])} detail={dotted(text.dot, facts) || undefined} />
      {data.classes === 0 && <Card><EmptyState icon={BookOpenCheck} title={text.never}>{data.elsewhere && data.elsewhere.forms > 0 ? text.neverWhole : text.neverText}</EmptyState></Card>}
      {data.classes > 0 && (
        <>
          <Figures of={data} />
          <div className={styles.two}>
            <Card><h2 className={styles.title}>{text.ratings}</h2>{data.few ? <p className={styles.small}>{text.fewRatings}</p> : <Ratings ratings={data.ratings} />}</Card>
            {data.trend.length > 0 && <Card><TrendChart trend={data.trend} direction={data.direction} /></Card>}
          </div>
        </>
      )}
      <div className={styles.two}>
        <Like of={data} />
        {data.classes > 0 && <div className={styles.stack}><Effect of={data} /><Quality of={data} /></div>}
      </div>
      {data.classes > 0 && <><TrainersTable of={data} /><ClassesTable of={data} /></>}
    </div>
  )
}

function Figures({ of }: { of: Course }) {
  const text = useText(messages)
  const format = useFormat()
  const share = (one: Course['passRate'], words: (n: string) => string) => (one ? { value: formatShare(one.share, 0, false), unit: '%', note: words(format.count(one.n)) } : { value: text.none, note: text.fewPeople })
  return (
    <FigureRow>
      <Figure label={text.figures.mean} value={twoDigits(of.overall.mean)} unit={of.overall.mean === null ? undefined : text.points} note={of.overall.low === null || of.overall.high === null ? text.few : text.intervalShort(twoDigits(of.overall.low), twoDigits(of.overall.high))} />
      <Figure label={text.figures.passed} {...share(of.passRate, text.people)} />
      <Figure label={text.figures.attendance} {...share(of.attendance, text.places)} />
      <Figure label={text.figures.below} value={of.quality.judged === 0 ? text.none : formatShare(of.quality.below / of.quality.judged, 0, false)} unit={of.quality.judged === 0 ? undefined : '%'} note={of.quality.judged === 0 ? undefined : text.belowOf(of.quality.below, of.quality.judged)} />
    </FigureRow>
  )
}

function Effect({ of: { followUp, occupation, level } }: { of: Course }) {
  const text = useText(messages)
  const format = useFormat()
  const said = [followUp.usesIt && text.uses(formatShare(followUp.usesIt.share)), followUp.betterPost && text.better(formatShare(followUp.betterPost.share)), followUp.wageUp && text.wage(formatShare(followUp.wageUp.share))].filter(Boolean)
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.effect}</h2><Link to={'/effect' as string} search={{ by: 'trainer', occupation: occupation.id, ...(level !== null && { level }) } as never} className="link">{text.effectLink}</Link></div>
      {followUp.answered === 0 ? <p className={styles.small}>{text.effectNone}</p> : <p className={styles.line}>{said.length > 0 ? dotted(text.dot, said) : text.effectFew} <span className={styles.small}>{text.effectOf(format.count(followUp.answered), format.count(followUp.asked))}</span></p>}
    </Card>
  )
}

function Quality({ of: { quality, rectifications } }: { of: Course }) {
  const text = useText(messages)
  const format = useFormat()
  const states = (['open', 'answered', 'done', 'dropped'] as const).filter((state) => rectifications.counts[state] > 0)
  return (
    <Card>
      <h2 className={styles.title}>{text.quality}</h2>
      <p className={styles.line}>{quality.judged === 0 ? text.noneJudged : text.belowLine(format.count(quality.below), format.count(quality.judged))}</p>
      <p className={styles.small}>{text.thresholdOf(quality.rule.below.toFixed(1), quality.rule.minForms)}</p>
      {states.length === 0 ? <p className={styles.small}>{text.qualityNone}</p> : <p className={styles.small}>{dotted(text.dot, states.map((state) => `${text.counts[state]} ${rectifications.counts[state]}`))}</p>}
      {rectifications.rows.length > 0 && <ul className={styles.list}>{rectifications.rows.map((one) => <li key={one.id}><Link to={`/rectifications/${one.id}` as string}>{one.title}</Link><span className={styles.small}>{text.counts[one.state]}{text.dot}{format.date(one.openedAt)}</span></li>)}</ul>}
    </Card>
  )
}
