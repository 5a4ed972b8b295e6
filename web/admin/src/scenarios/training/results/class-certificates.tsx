import { useState } from 'react'
import { Award } from 'lucide-react'
import { certificatesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, EmptyState, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { CertificateDrawer } from './certificate-drawer.tsx'
import { CertificateTable } from './certificate-table.tsx'
import { messages } from './messages.ts'
import styles from './results.module.css'

/** Certificates that came of one class. */
export function ClassCertificates({ classId }: { classId: string }) {
  const text = useText(messages)
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useAnswer(certificatesRoutes.list, { classId, limit: 200 })
  if (error && !data) return <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  if (data.rows.length === 0) return <Card><EmptyState icon={Award} title={text.noneInClass}>{text.noneInClassText}</EmptyState></Card>
  return (
    <div className={styles.withDrawer}>
      {open && <CertificateDrawer key={open} id={open} onClose={() => setOpen(null)} onMoved={setOpen} />}
      <CertificateTable rows={data.rows} onOpen={setOpen} />
    </div>
  )
}
