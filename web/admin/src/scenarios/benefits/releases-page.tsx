import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Gift } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { benefitRoutes } from '@guildhall/contract'
import { Button, Card, EmptyState, ProblemNotice, reachable, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { PhaseChip } from './phase-chip.tsx'
import { ReleaseForm } from './release-form.tsx'
import styles from './benefits.module.css'

/** All releases of the range, newest first, with figures that follow by themselves. */
export default function ReleasesPage() {
  const shared = useText(messages)
  const text = shared.list
  const format = useFormat()
  const { permissions } = useSession()
  const [open, setOpen] = useState(false)
  const { data, error } = useAnswer(benefitRoutes.list, {}, { refetchInterval: 5_000 })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={permissions.has('benefits.manage') && <Button kind="primary" onClick={() => setOpen(true)}>{text.add}</Button>} />
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={Gift} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.rows.length > 0 && (
        <Card>
          <div className={styles.scroll} {...reachable(text.title)}>
            <table className={styles.table}>
              <thead><tr><th>{text.name}</th><th>{text.kind}</th><th>{text.phase}</th><th>{text.taken}</th><th>{text.waiting}</th><th>{text.when}</th></tr></thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.id}>
                    <td><Link to={`/benefits/${row.id}` as string} className="link">{row.name}</Link><span className={styles.small}>{row.unitName}</span></td>
                    <td>{shared.kind[row.kind]}<span className={styles.small}>{shared.eligible[row.eligible]}</span></td>
                    <td><PhaseChip phase={row.phase} /></td>
                    <td className="num">{row.entered > 0 ? text.entered(format.count(row.entered)) : text.of(format.count(row.taken), format.count(row.quantity))}</td>
                    <td className="num">{format.count(row.waiting)}</td>
                    <td>{format.dateTime(row.opensAt)}<span className={styles.small}>{format.dateTime(row.closesAt)}</span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {open && <ReleaseForm onClose={() => setOpen(false)} />}
    </div>
  )
}
