import { Link, useRouter } from '@tanstack/react-router'
import { Baby } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { childcareRoutes, type AnswerOf } from '@guildhall/contract'
import { Card, Chip, dotted, EmptyState, ProblemNotice, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { useClassWords } from './parts.tsx'
import styles from './childcare.module.css'

type Mine = AnswerOf<typeof childcareRoutes.find>['children'][number]
const tone = { seat: 'jade', waiting: 'amber', offered: 'red', withdrawn: 'neutral', 'not-reached': 'neutral', 'not-answered': 'neutral', cancelled: 'neutral' } as const

/** My children in holiday classes, then the classes that I may enrol one in. */
export default function ClassesPage() {
  const shared = useText(messages)
  const text = shared.find
  const format = useFormat()
  const router = useRouter()
  const words = useClassWords()
  const { data, error } = useAnswer(childcareRoutes.find, {})
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        {error && !data && <ProblemNotice problem={error} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && data.children.length > 0 && <><SectionTitle>{text.children}</SectionTitle>{data.children.map((child) => <Child key={child.id} of={child} />)}</>}
        {data && data.rows.length === 0 && <EmptyState icon={Baby} title={text.none}>{text.noneNext}</EmptyState>}
        {data && data.rows.length > 0 && <SectionTitle>{text.classes}</SectionTitle>}
        {data?.rows.map((row) => (
          <Link key={row.id} to={`/childcare/${row.id}` as string} className={styles.card}>
            <Card>
              <h3 className={styles.title}>{row.title}</h3>
              <p className={styles.facts}>{dotted(shared.dot, [words.days(row), words.hours(row), shared.ages(format.count(row.ageFrom), format.count(row.ageTo))])}<br />{row.address}</p>
              <div className={styles.marks}><Chip tone={row.mayEnrol && row.seated < row.places ? 'jade' : 'neutral'}>{row.mayEnrol ? words.room(row) : Date.parse(row.opensAt) > Date.now() ? shared.opens(words.moment(row.opensAt)) : shared.closed}</Chip>{row.mine > 0 && <span className="muted">{text.mine(format.count(row.mine))}</span>}</div>
            </Card>
          </Link>
        ))}
      </PhoneBody>
    </>
  )
}

function Child({ of }: { of: Mine }) {
  const shared = useText(messages)
  const format = useFormat()
  const words = useClassWords()
  return (
    <Link to={`/childcare/children/${of.id}` as string} className={styles.card}>
      <Card>
        <div className={styles.head}><h3 className={styles.title}>{of.name || shared.erased}</h3><Chip tone={tone[of.state]}>{of.position === null ? shared.state[of.state] : shared.position(format.count(of.position))}</Chip></div>
        <p className={styles.facts}>{of.title}<br />{dotted(shared.dot, [words.days(of), of.standing && shared.standing[of.standing]])}</p>
      </Card>
    </Link>
  )
}
