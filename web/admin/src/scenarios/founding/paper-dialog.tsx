import { useState, type ReactNode } from 'react'
import { useCommand } from '@guildhall/client'
import { congressRoutes } from '@guildhall/contract'
import { Button, ProblemNotice, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { congressMessages } from './congress-messages.ts'
import type { Congress } from './congress-panel.tsx'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

type Round = Congress['rounds'][number]
type Counted = { raceId: string; returned: number; invalid: number; votes: { candidateId: string; yes: number; no: number; abstain: number }[]; others: { name: string; yes: number }[] }

/** What was counted by hand. Abstentions follow from the rest; somebody else confirms it. */
export function PaperDialog({ founding, round, onClose }: { founding: Founding; round: Round; onClose: () => void }) {
  const text = useText(congressMessages)
  const words = useText(messages)
  const before = (round.paper as { races?: Counted[] } | null)?.races
  const [races, setRaces] = useState<Counted[]>(() => before ?? round.races.map((race) => ({ raceId: race.id, returned: round.onPaper, invalid: 0, votes: race.candidates.map((one) => ({ candidateId: one.id, yes: 0, no: 0, abstain: 0 })), others: [] })))
  const enter = useCommand(congressRoutes.enterPaper, { onDone: onClose })
  const set = (raceId: string, part: Partial<Counted>) => setRaces(races.map((race) => (race.raceId === raceId ? { ...race, ...part } : race)))
  // What is neither yes nor no is an abstention.
  const filled = races.map((race) => ({ ...race, others: race.others.filter((one) => one.name.trim() !== '' && one.yes > 0), votes: race.votes.map((one) => ({ ...one, abstain: Math.max(0, race.returned - race.invalid - one.yes - one.no) })) }))
  return (
    <Modal open width={720} title={text.paperTitle(round.number)} okText={text.keep} cancelText={words.cancel} confirmLoading={enter.busy} onCancel={onClose} onOk={() => enter.start({ foundingId: founding.id, roundId: round.id, races: filled })}>
      <div className={styles.stack}>
        <p className={styles.muted}>{text.paperHint}</p>
        {round.races.map((race) => {
          const counted = races.find((one) => one.raceId === race.id)!
          const body = words.body[race.body]
          const number = (label: string, value: number, on: (value: number) => void) => <InputNumber aria-label={label} min={0} max={100_000} style={{ width: 84 }} value={value} onChange={(next) => on(next ?? 0)} />
          return (
            <section key={race.id} className={styles.race}>
              <h3 className={styles.title}>{body}</h3>
              <div className={styles.row}><Question label={text.returned}>{number(`${body} ${text.returned}`, counted.returned, (returned) => set(race.id, { returned }))}</Question><Question label={text.invalid}>{number(`${body} ${text.invalid}`, counted.invalid, (invalid) => set(race.id, { invalid }))}</Question></div>
              <table className={styles.paper}>
                <thead><tr><th scope="col">{text.candidate}</th><th scope="col">{text.yes}</th><th scope="col">{text.no}</th><th scope="col">{text.abstain}</th></tr></thead>
                <tbody>
                  {race.candidates.map((one, index) => {
                    const votes = counted.votes.find((vote) => vote.candidateId === one.id)!
                    const name = `${body} ${index + 1} ${one.person.name}`
                    const change = (part: { yes?: number; no?: number }) => set(race.id, { votes: counted.votes.map((vote) => (vote.candidateId === one.id ? { ...vote, ...part } : vote)) })
                    return <tr key={one.id}><td>{one.person.name || words.roster.elsewhere}</td><td>{number(`${name} ${text.yes}`, votes.yes, (yes) => change({ yes }))}</td><td>{number(`${name} ${text.no}`, votes.no, (no) => change({ no }))}</td><td className="num">{Math.max(0, counted.returned - counted.invalid - votes.yes - votes.no)}</td></tr>
                  })}
                </tbody>
              </table>
              {race.kind !== 'tie' && race.body !== 'chair' && <Others body={body} others={counted.others} onOthers={(others) => set(race.id, { others })} number={number} />}
            </section>
          )
        })}
        <ProblemNotice problem={enter.problem} />
      </div>
    </Modal>
  )
}

type Other = Counted['others'][number]

/** Names that were written on paper beside the candidates. */
function Others({ body, others, onOthers, number }: { body: string; others: readonly Other[]; onOthers: (others: Other[]) => void; number: (label: string, value: number, on: (value: number) => void) => ReactNode }) {
  const text = useText(congressMessages)
  const change = (index: number, part: Partial<Other>) => onOthers(others.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <div className={styles.others}>
      {others.map((one, index) => (
        <div key={index} className={styles.row}>
          <Input aria-label={`${body} ${text.otherName(index + 1)}`} placeholder={text.otherName(index + 1)} style={{ width: 220 }} maxLength={40} value={one.name} onChange={(event) => change(index, { name: event.target.value })} />
          {number(`${body} ${text.otherName(index + 1)} ${text.yes}`, one.yes, (yes) => change(index, { yes }))}
          <Button size="small" kind="quiet" onClick={() => onOthers(others.filter((_, at) => at !== index))}>{text.removeOther}</Button>
        </div>
      ))}
      <div><Button size="small" onClick={() => onOthers([...others, { name: '', yes: 1 }])}>{text.addOther}</Button></div>
    </div>
  )
}
