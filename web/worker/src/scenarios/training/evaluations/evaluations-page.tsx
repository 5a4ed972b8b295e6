import { Link } from '@tanstack/react-router'
import { ChevronRight, MessageCircleHeart } from 'lucide-react'
import { evaluationsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, EmptyState, Icon, RefusalNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

/** Classes that wait for my word, the one that closes first on top. */
export default function EvaluationsPage() {
  const text = useText(messages)
  const format = useFormat()
  const { data, error, refetch } = useAnswer(evaluationsRoutes.listMine, {})
  return (
    <>
      <PhoneTitle title={text.listTitle} detail={text.listDetail} />
      <PhoneBody>
        {error && !data && <RefusalNotice what={text.failed} why={error.message} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.length === 0 && <EmptyState icon={MessageCircleHeart} title={text.empty} action={<Link to={'/my-classes' as string} className={buttonClass()}>{text.toClasses}</Link>}>{text.emptyText}</EmptyState>}
        {data?.rows.map((row) => (
          <Card key={row.classId} padding="row" as="article">
            <Link to={`/my-classes/${row.classId}/evaluation` as string} className={styles.row}><span><b>{row.title}</b>{row.until && <span className="muted">{text.until(format.monthDay(Date.parse(row.until) - 1))}</span>}</span><Icon of={ChevronRight} /></Link>
          </Card>
        ))}
      </PhoneBody>
    </>
  )
}
