import { Link } from '@tanstack/react-router'
import { FlagTriangleRight } from 'lucide-react'
import { foundingRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './founding.module.css'

/** Unions that are being founded with me. */
export default function FoundingsPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(foundingRoutes.mine, {})
  return (
    <>
      <PhoneTitle title={text.title} detail={text.detail} />
      <PhoneBody>
        <ProblemNotice problem={error} action={<Button onClick={() => void refetch()}>{text.again}</Button>} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.map((row) => (
          <Card key={row.id} as="article" padding="flush">
            <Link to={`/my-foundings/${row.id}` as string} className={styles.line}>
              <span><b>{row.name}</b><br /><span className={styles.muted}>{dotted(text.dot, [text.state[row.state], text.consent[row.consent]])}</span></span>
              {row.mayVote ? <Chip tone="amber" solid>{text.state.voting}</Chip> : <Chip tone={row.consent === 'agreed' ? 'jade' : 'neutral'} shape={row.consent === 'agreed' ? 'dot' : 'dash'}>{text.kind[row.kind]}</Chip>}
            </Link>
          </Card>
        ))}
        {data?.rows.length === 0 && <EmptyState icon={FlagTriangleRight} title={text.empty}>{text.emptyText}</EmptyState>}
      </PhoneBody>
    </>
  )
}
