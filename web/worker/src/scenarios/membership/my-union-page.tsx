import { Link } from '@tanstack/react-router'
import { ChevronRight, QrCode as QrIcon } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { joiningRoutes } from '@guildhall/contract'
import { buttonClass, Card, Chip, EmptyState, Icon, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { looks } from './application-page.tsx'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

/** Whether I am a member, of what, and everything that hangs on it. */
export default function MyUnionPage() {
  const text = useText(messages)
  const format = useFormat()
  const { data, error, refetch } = useAnswer(joiningRoutes.mine, {})
  const open = data?.applications.some((one) => one.mayWithdraw)
  return (
    <>
      <Bar title={text.mine.title} home="/me" />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.membership && (
          <Card><div className={styles.head}><h2>{data.membership.unitName}</h2><p>{text.mine.since(format.date(data.membership.joinedOn))}</p><Link to={'/my-union/card' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}><Icon of={QrIcon} size={20} active />{text.mine.card}</Link></div></Card>
        )}
        {data && !data.membership && !open && <EmptyState title={text.mine.none} action={<Link to={'/join' as string} className={buttonClass({ kind: 'primary', size: 'large' })}>{text.mine.join}</Link>}>{text.mine.noneNext}</EmptyState>}
        {data && data.applications.length > 0 && <SectionTitle>{text.mine.applications}</SectionTitle>}
        {data?.applications.map((one) => (
          <Link key={one.id} to={`/my-union/applications/${one.id}` as string} className={styles.offer}>
            <b>{one.unitName}</b><small>{text.application[one.kind]}{text.dot}{format.date(one.applied.at)}{one.deadline && `${text.dot}${text.left(one.deadline.workingDaysLeft)}`}</small><span><Chip tone={looks[one.state][0]} shape={looks[one.state][1]}>{text.state[one.state]}</Chip></span>
          </Link>
        ))}
        {data && (
          <Card padding="flush">
            <div className={styles.rows}>
              {data.membership && <Link to={'/my-union/change' as string}><span>{text.mine.change}<small>{text.mine.changeHint}</small></span><Icon of={ChevronRight} size={18} /></Link>}
              <Link to={'/my-union/consents' as string}><span>{text.mine.consents}<small>{text.mine.consentsHint}</small></span><Icon of={ChevronRight} size={18} /></Link>
              <Link to={'/my-union/messages' as string}><span>{text.mine.messages}</span><Icon of={ChevronRight} size={18} /></Link>
            </div>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
