import { useState } from 'react'
import { Megaphone } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { congressRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { CheckInDialog } from './check-in-dialog.tsx'
import { congressMessages } from './congress-messages.ts'
import { ConveneDialog } from './convene-dialog.tsx'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import { RoundCard } from './round-card.tsx'
import styles from './founding.module.css'

export type Congress = NonNullable<AnswerOf<typeof congressRoutes.get>['congress']>

/** The first congress: called, attended, voted on, counted. While people vote the page looks again by itself. */
export function CongressPanel({ founding }: { founding: Founding }) {
  const text = useText(congressMessages)
  const loading = useText(messages).loading
  const { data, error } = useAnswer(congressRoutes.get, { foundingId: founding.id }, { refetchInterval: (query) => ((query.state.data as AnswerOf<typeof congressRoutes.get> | undefined)?.congress?.rounds.some((round) => round.state === 'open') ? 3_000 : false) })
  const [convening, setConvening] = useState(false)
  if (error) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonRows label={loading} />
  if (!data.congress) {
    const may = founding.actions.includes('convene')
    return (
      <>
        <EmptyState icon={Megaphone} title={text.none} action={may && <Button kind="primary" onClick={() => setConvening(true)}>{text.convene}</Button>}>{text.noneNext}</EmptyState>
        {convening && <ConveneDialog founding={founding} onClose={() => setConvening(false)} />}
      </>
    )
  }
  return <Shown founding={founding} congress={data.congress} />
}

function Shown({ founding, congress }: { founding: Founding; congress: Congress }) {
  const text = useText(congressMessages)
  const format = useFormat()
  const [dialog, setDialog] = useState<'check-in' | 'call-off' | null>(null)
  const runs = founding.actions.includes('apply') && ['called', 'voting'].includes(congress.state)
  const open = useCommand(congressRoutes.openRound)
  const callOff = useCommand(congressRoutes.callOff, { onDone: () => setDialog(null) })
  const missing = congress.quorum - congress.attended
  const body = useText(messages).body
  return (
    <div className={styles.stack}>
      <Card>
        <p>{text.facts(text.kinds[congress.kind], format.dateTime(congress.heldAt), congress.place)}</p>
        <p className={styles.muted}>{congress.notice}</p>
        <div className={styles.facts} style={{ marginTop: 14 }}>
          <div className={styles.fact}><span className={styles.muted}>{text.should}</span><b className="figure">{congress.shouldAttend}</b></div>
          <div className={styles.fact}><span className={styles.muted}>{text.attended}</span><b className="figure">{congress.attended}</b></div>
          <div className={styles.fact}><span className={styles.muted}>{text.quorum}</span>{missing > 0 ? <Chip tone="amber" shape="half">{text.notEnough(missing)}</Chip> : <Chip tone="jade" shape="dot">{text.enough}</Chip>}</div>
          {congress.doorCode && congress.way !== 'paper' && <div className={styles.fact}><span className={styles.muted}>{text.door}</span><span className={`${styles.code} num`}>{congress.doorCode}</span><span className={styles.small}>{text.doorHint}</span></div>}
        </div>
        {runs && (
          <div className={styles.actions}>
            {congress.next && <Button kind="primary" busy={open.busy} onClick={() => open.start({ foundingId: founding.id })}>{text.openNext[congress.next.races[0]!.kind]}</Button>}
            <Button onClick={() => setDialog('check-in')}>{text.checkIn}</Button><Button kind="quiet" onClick={() => setDialog('call-off')}>{text.callOff}</Button>
          </div>
        )}
        {congress.next && <p className={styles.muted} style={{ marginTop: 8 }}>{text.nextIs(congress.next.races.map((race) => text.raceOf(body[race.body], race.seats, race.people.length)).join('；'))}</p>}
        <ProblemNotice problem={open.problem} />
      </Card>
      {congress.officers.length > 0 && congress.state === 'decided' && (
        <Card>
          <h2 className={styles.title}>{text.elected}</h2>
          <ul className={styles.list}>
            {(['chair', 'committee', 'audit', 'women'] as const).flatMap((one) => { const people = congress.officers.filter((officer) => officer.body === one); return people.length === 0 ? [] : [<li key={one} className={styles.item}><span>{body[one]}</span><b>{people.map((officer) => officer.person.name).join('、')}</b></li>] })}
          </ul>
        </Card>
      )}
      {congress.rounds.toReversed().map((round) => <RoundCard key={round.id} founding={founding} round={round} last={round.id === congress.rounds.at(-1)!.id} />)}
      {dialog === 'check-in' && <CheckInDialog founding={founding} congress={congress} onClose={() => setDialog(null)} />}
      {dialog === 'call-off' && <AskDialog title={text.callOffTitle} detail={text.callOffText} ok={text.callOff} busy={callOff.busy} problem={callOff.problem} onClose={() => setDialog(null)} onConfirm={(reason) => callOff.start({ foundingId: founding.id, reason })} />}
    </div>
  )
}
