import { FileDown } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { listRoutes } from '@guildhall/contract'
import { EmptyState, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { ExportJob } from '../../app/list/export-job.tsx'
import styles from '../../app/list/list.module.css'
import { messages } from '../../app/list/messages.ts'
import { ListFrame } from '../../app/list-frame.tsx'

/** What the reader took out of lists in the last days: on its way, to be fetched, or gone. */
export default function ExportsPage() {
  const text = useText(messages).exports
  const format = useFormat()
  const [{ open }] = useAddress()
  const { data, error, isPending, refetch } = useAnswer(listRoutes.listExports, {})
  const rows = data?.rows ?? []
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <ListFrame loading={isPending} problem={error} onAgain={() => void refetch()} isEmpty={rows.length === 0} empty={<EmptyState icon={FileDown} title={text.empty}>{text.emptyNext}</EmptyState>}>
        <ul className={styles.exports}>
          {rows.map((row) => (
            <li key={row.id} data-open={row.id === open || undefined}>
              <ExportJob first={row} />
              <p className="muted">{text.why(row.reason)} <time dateTime={row.createdAt}>{format.dateTime(row.createdAt)}</time></p>
            </li>
          ))}
        </ul>
      </ListFrame>
    </>
  )
}
