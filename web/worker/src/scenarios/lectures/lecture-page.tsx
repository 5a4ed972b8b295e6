import { Link, useParams, useRouter } from '@tanstack/react-router'
import { Presentation } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes } from '@guildhall/contract'
import { buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { WishToHear } from './wish.tsx'
import styles from './lectures.module.css'

/** One lecture of the menu, and how to have it. */
export default function LecturePage() {
  const shared = useText(messages)
  const text = shared.card
  const format = useFormat()
  const language = useLanguage()
  const router = useRouter()
  const { lectureId = '' } = useParams({ strict: false }) as { lectureId?: string }
  const { data, error } = useAnswer(lectureMenuRoutes.show, { lectureId })
  const all = <Link to={'/lectures' as string} className={buttonClass({ kind: 'primary' })}>{text.all}</Link>
  return (
    <>
      <PhoneBar title={shared.find.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/lectures' as string }))} />
      <PhoneBody>
        {error && !data && (error.status === 404 ? <EmptyState icon={Presentation} title={text.missing} action={all}>{text.missingNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && (
          <>
            <Card>
              <h2 className={styles.name}>{data.title}</h2>
              <p className={styles.facts}>{dotted(shared.dot, [lectureShapes.lectureFields[data.field][language], shared.minutes(format.count(data.minutes)), shared.people(format.count(data.peopleMin), format.count(data.peopleMax))])}</p>
              <div className={styles.marks}>{data.rating ? <Chip tone="jade">{shared.rating(data.rating.mean.toFixed(1), format.count(data.rating.judgements))}</Chip> : <span className="muted">{shared.unrated}</span>}{data.held > 0 && <span className="muted">{shared.held(format.count(data.held))}</span>}</div>
              <p className={styles.pre} style={{ marginBlockStart: 12 }}>{data.summary}</p>
            </Card>
            <Card>
              <dl className={styles.dl}>
                <dt>{text.forWhom}</dt><dd>{data.audiences.map((one) => lectureShapes.lectureAudiences[one][language]).join(language === 'zh' ? '、' : ', ')}</dd>
                <dt>{text.needs}</dt><dd>{data.needs || text.noNeeds}</dd>
                <dt>{text.about}</dt><dd>{dotted(shared.dot, [data.lecturer, data.team])}<br /><span className="muted">{data.unitName}</span></dd>
              </dl>
              {data.about && <p className={`muted ${styles.pre}`} style={{ marginBlockStart: 10 }}>{data.about}</p>}
            </Card>
            <Card><h2 className={styles.title}>{text.how}</h2><p className={styles.facts}>{text.howNext}</p><WishToHear lectureId={data.id} /></Card>
          </>
        )}
      </PhoneBody>
    </>
  )
}
