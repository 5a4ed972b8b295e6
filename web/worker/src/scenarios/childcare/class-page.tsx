import { Link, useParams, useRouter } from '@tanstack/react-router'
import { Baby } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { childcareRoutes } from '@guildhall/contract'
import { buttonClass, Card, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { useClassWords } from './parts.tsx'
import styles from './childcare.module.css'

/** One holiday class, and the way to enrol a child. */
export default function ClassPage() {
  const shared = useText(messages)
  const text = shared.one
  const format = useFormat()
  const router = useRouter()
  const words = useClassWords()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error } = useAnswer(childcareRoutes.show, { classId })
  const all = <Link to={'/childcare' as string} className={buttonClass({ kind: 'primary' })}>{text.all}</Link>
  return (
    <>
      <PhoneBar title={shared.find.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/childcare' as string }))} />
      <PhoneBody>
        {error && !data && (error.status === 404 ? <EmptyState icon={Baby} title={text.missing} action={all}>{text.missingNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && (
          <>
            <Card>
              <h2 className={styles.name}>{data.title}</h2>
              <p className={styles.facts}>{data.unitName}</p>
              <dl className={styles.dl} style={{ marginBlockStart: 12 }}>
                <dt>{text.when}</dt><dd>{words.days(data)}<br />{words.hours(data)}</dd>
                <dt>{text.where}</dt><dd>{data.address}</dd>
                <dt>{text.age}</dt><dd>{shared.ages(format.count(data.ageFrom), format.count(data.ageTo))}</dd>
                <dt>{text.cost}</dt><dd>{words.cost(data.cost)}</dd>
                <dt>{text.enrolment}</dt><dd>{words.room(data)}<br />{Date.parse(data.opensAt) > Date.now() ? shared.opens(words.moment(data.opensAt)) : shared.closes(words.moment(data.closesAt))}</dd>
              </dl>
            </Card>
            {data.rules && <Card><h2 className={styles.title}>{text.rules}</h2><p className={styles.pre} style={{ marginBlockStart: 8 }}>{data.rules}</p></Card>}
            <p className="muted" style={{ margin: 0 }}>{text.erases(format.day(data.erasesOn))}</p>
            {data.mayEnrol
              ? <Link to={`/childcare/${data.id}/enrol` as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{data.seated >= data.places ? text.wait : data.mine > 0 ? text.another : text.enrol}</Link>
              : <EmptyState title={text.no}>{text.noNext}</EmptyState>}
          </>
        )}
      </PhoneBody>
    </>
  )
}
