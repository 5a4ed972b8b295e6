import { useState } from 'react'
import { publicListRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, EmptyState, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { ListTree } from 'lucide-react'
import styles from './lists.module.css'
import { messages } from './messages.ts'
import { ReformCard } from './reform-card.tsx'
import { ReformForm } from './reform-form.tsx'
import { ScenesTable } from './scenes-table.tsx'

const lists = ['scenes', 'reforms'] as const

/** What everybody sees on the phone, here with the figures of the own range; reforms are written down and ended here. */
export default function ListsPage() {
  const text = useText(messages)
  const [shown, setShown] = useState<(typeof lists)[number]>('scenes')
  const [writing, setWriting] = useState(false)
  const reforms = useAnswer(publicListRoutes.reforms, {})
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={reforms.data?.mayWrite && <Button kind="primary" onClick={() => { setShown('reforms'); setWriting(true) }}>{text.write}</Button>} />
      <div className={styles.tabs} role="group" aria-label={text.which}>
        {lists.map((one) => <Button key={one} size="small" kind={one === shown ? 'outlined' : 'quiet'} aria-pressed={one === shown} onClick={() => setShown(one)}>{text[one]}</Button>)}
      </div>
      {shown === 'scenes' && <ScenesTable />}
      {shown === 'reforms' && (
        <>
          {reforms.error && !reforms.data && <ProblemNotice problem={reforms.error} action={<Button size="small" onClick={() => void reforms.refetch()}>{text.again}</Button>} />}
          {reforms.isPending && <SkeletonRows label={text.loading} />}
          {reforms.data?.rows.length === 0 && <Card><EmptyState icon={ListTree} title={text.empty}>{text.emptyText}</EmptyState></Card>}
          {reforms.data && reforms.data.rows.length > 0 && <div className={styles.cards}>{reforms.data.rows.map((reform) => <ReformCard key={reform.id} reform={reform} />)}</div>}
        </>
      )}
      {writing && <ReformForm onClose={() => setWriting(false)} />}
    </div>
  )
}
