import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { congressRoutes } from '@guildhall/contract'
import { Button, Card, Chip, ProblemNotice, RefusalNotice, StatTable, colon, useText } from '@guildhall/ui'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { congressMessages } from './congress-messages.ts'
import type { Congress } from './congress-panel.tsx'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import { PaperDialog } from './paper-dialog.tsx'
import styles from './founding.module.css'

type Round = Congress['rounds'][number]
type Race = Round['races'][number]

/** One vote: open, closed, its paper confirmed, counted. */
export function RoundCard({ founding, round, last }: { founding: Founding; round: Round; last: boolean }) {
  const text = useText(congressMessages)
  const [paper, setPaper] = useState(false)
  const ids = { foundingId: founding.id, roundId: round.id }
  const close = useCommand(congressRoutes.closeRound)
  const confirm = useCommand(congressRoutes.confirmPaper)
  const decide = useCommand(congressRoutes.decideRound)
  const runs = founding.actions.includes('apply') && founding.state === 'voting'
  const under = ['open', 'counting'].includes(round.state)
  return (
    <Card>
      <h2 className={styles.title}>{text.round(round.number)} <Chip tone={round.state === 'decided' ? 'jade' : 'neutral'} shape={round.state === 'decided' ? 'dot' : round.state === 'void' ? 'ring' : 'half'}>{text.states[round.state]}</Chip></h2>
      {round.electorate === 'committee' && <p className={styles.muted}>{text.byCommittee}</p>}
      <p aria-live="polite">{text.voted(round.voted, round.onPhone)}{round.onPaper > 0 && <>　{text.onPaper(round.onPaper)}</>}</p>
      {under && <p className={styles.muted}>{text.secret}</p>}
      {round.races.map((race) => <RaceTable key={race.id} founding={founding} race={race} reducible={runs && last && round.state === 'decided'} />)}
      {under && round.paper !== null && <p className={styles.muted}>{round.paperConfirmed ? text.paperConfirmed : text.paperEntered}</p>}
      {under && (runs || (round.paper !== null && !round.paperConfirmed && !round.paperMine)) && (
        <div className={styles.actions}>
          {runs && round.state === 'open' && <Button kind="primary" busy={close.busy} onClick={() => close.start(ids)}>{text.close}</Button>}
          {runs && round.state === 'counting' && <Button kind="primary" busy={decide.busy} disabled={round.onPaper > 0 && !round.paperConfirmed} onClick={() => decide.start(ids)}>{text.count}</Button>}
          {runs && round.onPaper > 0 && <Button onClick={() => setPaper(true)}>{text.enterPaper}</Button>}
          {round.paper !== null && !round.paperConfirmed && !round.paperMine && <Button busy={confirm.busy} onClick={() => confirm.start(ids)}>{text.confirm}</Button>}
        </div>
      )}
      <ProblemNotice problem={close.problem ?? confirm.problem ?? decide.problem} />
      {paper && <PaperDialog founding={founding} round={round} onClose={() => setPaper(false)} />}
    </Card>
  )
}

function RaceTable({ founding, race, reducible }: { founding: Founding; race: Race; reducible: boolean }) {
  const text = useText(congressMessages)
  const words = useText(messages)
  const [reducing, setReducing] = useState(false)
  const reduce = useCommand(congressRoutes.reduceSeats, { onDone: () => setReducing(false) })
  const counted = race.returned !== null
  const none = words.none
  return (
    <section className={styles.race}>
      <p><b>{text.raceOf(words.body[race.body], race.seats, race.candidates.length)}</b> <span className={styles.muted}>{race.kind === 'tie' ? text.tieRule : text.needed(race.needed)}</span></p>
      {race.void && <RefusalNotice what={text.voidText} />}
      <StatTable
        caption={words.body[race.body]} rows={race.candidates}
        footer={counted ? `${text.issued} ${race.issued}　${text.returned} ${race.returned}　${text.invalid} ${race.invalid}` : undefined}
        columns={[
          { id: 'name', label: text.candidate, cell: (row) => <>{row.person.name || words.roster.elsewhere}{row.writtenIn && <> <Chip shape="ring">{text.writtenIn}</Chip></>}</> },
          ...(counted ? [{ id: 'yes', label: text.yes, numeric: true, cell: (row: Race['candidates'][number]) => row.yes ?? none }, { id: 'no', label: text.no, numeric: true, cell: (row: Race['candidates'][number]) => row.no ?? none }, { id: 'abstain', label: text.abstain, numeric: true, cell: (row: Race['candidates'][number]) => row.abstain ?? none },
            { id: 'outcome', label: text.result, cell: (row: Race['candidates'][number]) => (row.outcome === 'elected' ? <Chip tone="jade" shape="dot">{text.outcome.elected}</Chip> : row.outcome ? text.outcome[row.outcome] : none) }] : []),
        ]}
      />
      {race.reducedTo !== null && <p className={styles.muted}>{text.reduced(race.reducedTo)}{colon()}{race.reducedReason}</p>}
      {reducible && race.unfilled > 0 && race.reducedTo === null && race.body !== 'chair' && !race.void && !race.candidates.some((one) => one.outcome === 'tied') && <div className={styles.actions}><Button size="small" onClick={() => setReducing(true)}>{text.reduce}</Button></div>}
      {reducing && <AskDialog title={text.reduceTitle} detail={text.reduceText} ok={text.reduce} busy={reduce.busy} problem={reduce.problem} onClose={() => setReducing(false)} onConfirm={(reason) => reduce.start({ foundingId: founding.id, raceId: race.id, reason })} />}
    </section>
  )
}
