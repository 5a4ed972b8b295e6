import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { membershipRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { PageTitle, Segmented } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { ListFrame } from '../../app/list-frame.tsx'
import { memberMessages } from './member-messages.ts'
import styles from './merge.module.css'

type Difference = AnswerOf<typeof membershipRoutes.differences>['rows'][number]

/** Where rosters and records disagree: both side by side, and a person decides which of them stands. */
export default function RosterDifferencesPage() {
  const text = useText(memberMessages)
  const [address, setAddress] = useAddress()
  const state = address['state'] === 'decided' ? 'decided' : 'open'
  const list = useRows(membershipRoutes.differences, { state, limit: 50 })
  return (
    <>
      <PageTitle crumbs={<><Link to={'/members' as string}>{text.back}</Link><span>{text.diffTitle}</span></>} title={text.diffTitle} detail={text.diffDetail} actions={<Segmented value={state} options={[{ value: 'open', label: text.open }, { value: 'decided', label: text.decided }]} onChange={(value) => setAddress({ state: value === 'open' ? undefined : value })} />} />
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={Scale} title={text.diffNone}>{text.diffNoneNext}</EmptyState>}>
        <ul className={styles.pairs}>{list.rows.map((row) => <Row key={row.id} row={row} />)}</ul>
      </ListFrame>
    </>
  )
}

function Row({ row }: { row: Difference }) {
  const text = useText(memberMessages)
  const format = useFormat()
  const [keeping, setKeeping] = useState(false)
  const decide = useCommand(membershipRoutes.decide, { onDone: () => setKeeping(false) })
  return (
    <li>
      <div className={styles.two}>
        <span>{row.person?.id ? <Link to={`/people/${row.person.id}` as string} className={styles.name}>{row.person.name}</Link> : <b>{text.kinds.elsewhere}</b>}<small>{row.unitName}</small></span>
        <span><b>{row.recorded ?? text.none} → {row.offered}</b><small>{text.recorded} → {text.offered}</small></span>
      </div>
      <div className={styles.why}><Chip tone={row.state === 'open' ? 'amber' : 'neutral'}>{row.state === 'open' ? text.kinds[row.kind] : text.states[row.state]}</Chip><small className="muted">{text.from_(row.fileName, format.count(row.row))} · {row.reason ?? text.hints[row.kind]}</small></div>
      {row.state === 'open' && (
        <div className={styles.deeds}>
          {row.takeable && <Button size="small" busy={decide.busy && !keeping} onClick={() => decide.start({ id: row.id, take: true })}>{row.kind === 'unit' ? text.takeUnit : text.take}</Button>}
          <Button size="small" kind="quiet" onClick={() => setKeeping(true)}>{row.takeable ? text.keep : text.known}</Button>
        </div>
      )}
      {!keeping && <ProblemNotice problem={decide.problem} />}
      {keeping && <AskDialog title={text.keepTitle} detail={text.keepDetail} ok={text.keep} busy={decide.busy} problem={decide.problem} onClose={() => setKeeping(false)} onConfirm={(reason) => decide.start({ id: row.id, take: false, reason })} />}
    </li>
  )
}
