import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Award, Hash } from 'lucide-react'
import { certificatesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Input, PageTitle, Segmented } from '@guildhall/ui/console'
import { CertificateDrawer } from './certificate-drawer.tsx'
import { CertificateTable } from './certificate-table.tsx'
import { messages } from './messages.ts'
import { SeriesDialog } from './series-dialog.tsx'
import styles from './results.module.css'

const states = ['valid', 'revoked', 'expired'] as const
type Search = { q?: string; state?: (typeof states)[number]; open?: string }

/** Certificates of the range: found by number, holder or class, each beside what it stands on. */
export default function CertificatesPage() {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const { q, state, open } = useSearch({ strict: false }) as Search
  const [limit, setLimit] = useState(50)
  const [numbering, setNumbering] = useState(false)
  const { data, error, refetch } = useAnswer(certificatesRoutes.list, { limit, ...(q && { q }), ...(state && states.includes(state) && { state }) })
  const put = (change: Search) => void navigate({ to: '.' as string, search: ((before: Search) => ({ ...before, ...change })) as never, replace: true })
  return (
    <>
      <PageTitle title={data ? text.certificatesTitle(format.count(data.total)) : text.certificates} detail={text.certificatesDetail} actions={<Button icon={Hash} onClick={() => setNumbering(true)}>{text.series}</Button>} />
      <FilterBar label={text.search}>
        <Input.Search allowClear placeholder={text.search} defaultValue={q ?? ''} style={{ width: 280 }} maxLength={40} onSearch={(value) => put({ q: value.trim() || undefined })} />
        <Segmented value={state ?? 'all'} onChange={(value) => put({ state: value === 'all' ? undefined : value as Search['state'] })} options={[{ value: 'all', label: text.all }, ...states.map((one) => ({ value: one, label: text.state[one] }))]} />
      </FilterBar>
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && (
        <div className={styles.withDrawer} data-open={open || undefined}>
          <div className={styles.stack}>
            {data.rows.length === 0 ? <Card><EmptyState icon={Award} title={text.none}>{text.noneText}</EmptyState></Card> : <CertificateTable rows={data.rows} onOpen={(id) => put({ open: id })} />}
            {data.next && limit < 200 && <Button onClick={() => setLimit(200)}>{text.more}</Button>}
          </div>
          {open && <CertificateDrawer id={open} onClose={() => put({ open: undefined })} onMoved={(id) => put({ open: id })} />}
        </div>
      )}
      {numbering && <SeriesDialog onClose={() => setNumbering(false)} />}
    </>
  )
}
