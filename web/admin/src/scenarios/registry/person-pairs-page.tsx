import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { mergingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, colon, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { ListFrame } from '../../app/list-frame.tsx'
import { mergeMessages } from './merge-messages.ts'
import styles from './merge.module.css'

type Pair = AnswerOf<typeof mergingRoutes.listPairs>['rows'][number]

/** Pairs of records that may be one person: look at both, or say that they are two. */
export default function PersonPairsPage() {
  const text = useText(mergeMessages)
  const format = useFormat()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useAnswer(mergingRoutes.listPairs, {})
  const [apart, setApart] = useState<Pair | null>(null)
  return (
    <>
      <PageTitle crumbs={<><Link to={'/people' as string}>{text.back}</Link><span>{text.pairs}</span></>} title={text.pairs} detail={text.pairsDetail} />
      <ListFrame loading={isPending} problem={error} onAgain={() => void refetch()} isEmpty={data?.rows.length === 0} empty={<EmptyState icon={UsersRound} title={text.pairsNone}>{text.pairsNoneNext}</EmptyState>}>
        <ul className={styles.pairs}>
          {data?.rows.map((pair) => (
            <li key={pair.id}>
              <div className={styles.two}>{[pair.a, pair.b].map((one) => <span key={one.id}><Link to={`/people/${one.id}` as string} className={styles.name}>{one.name}</Link><small><span className="num">{one.phone ?? text.empty}</span> {one.unitName}</small></span>)}</div>
              <div className={styles.why}>{pair.why.map((why) => <Chip key={why} tone={why === 'same-id-number' ? 'jade' : 'neutral'}>{text.why[why]}</Chip>)}<small className="muted">{text.notedAt(format.day(pair.notedAt))}</small></div>
              <div className={styles.deeds}>
                <Button size="small" onClick={() => void navigate({ to: `/people/${pair.a.id}/merge/${pair.b.id}` as string })}>{text.look}</Button>
                <Button size="small" kind="quiet" onClick={() => setApart(pair)}>{text.apart}</Button>
              </div>
            </li>
          ))}
        </ul>
      </ListFrame>
      {apart && <KeepApart key={apart.id} pair={apart} onClose={() => setApart(null)} />}
    </>
  )
}

function KeepApart({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const text = useText(mergeMessages)
  const keep = useCommand(mergingRoutes.keepApart, { onDone: onClose })
  return <AskDialog title={`${text.apart}${colon()}${pair.a.name} / ${pair.b.name}`} detail={text.apartDetail} ok={text.apartOk} busy={keep.busy} problem={keep.problem} onClose={onClose} onConfirm={(reason) => keep.start({ id: pair.id, reason })} />
}
