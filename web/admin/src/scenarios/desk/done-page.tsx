import { CheckCheck } from 'lucide-react'
import { useRows } from '@guildhall/client'
import { queueRoutes } from '@guildhall/contract'
import { Chip, EmptyState, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AddressLink } from '../../app/address-link.tsx'
import { deedName, deeds } from '../../app/deeds.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { messages } from './messages.ts'
import styles from './desk.module.css'

/** What the reader did, newest first, with the way to each record. */
export default function DonePage() {
  const text = useText(messages).done
  const names = useText(deeds)
  const format = useFormat()
  const list = useRows(queueRoutes.done, { limit: 50 })
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={CheckCheck} title={text.empty}>{text.emptyNext}</EmptyState>}>
        <ul className={styles.list}>
          {list.rows.map((row) => (
            <li key={row.id}>
              <time className="muted" dateTime={row.at}>{format.dateTime(row.at)}</time>
              <span>{deedName(names, row.action)} {row.onBehalfOf && <Chip shape="ring">{text.behalf}</Chip>}{row.reason && <small>{row.reason}</small>}</span>
              {row.link && <AddressLink to={row.link} className="link">{text.open}</AddressLink>}
            </li>
          ))}
        </ul>
      </ListFrame>
    </>
  )
}
