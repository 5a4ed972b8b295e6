import { useState } from 'react'
import { congressRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, ProblemNotice, SectionTitle, useText } from '@guildhall/ui'
import type { Mine } from './founding-page.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

type Sheet = NonNullable<Mine['sheet']>
type Mark = 'yes' | 'no' | 'abstain'
const marks = ['yes', 'no', 'abstain'] as const

/** A ballot: filled in, looked over, put into the box. What was chosen is kept nowhere on the phone. */
export function Ballot({ foundingId, sheet }: { foundingId: string; sheet: Sheet }) {
  const text = useText(messages)
  const [chosen, setChosen] = useState<Record<string, Mark>>({})
  const [others, setOthers] = useState<Record<string, string[]>>({})
  const [looking, setLooking] = useState(false)
  const vote = useCommand(congressRoutes.vote)
  const yesOf = (race: Sheet['races'][number]) => race.candidates.filter((one) => chosen[one.id] === 'yes')
  const writtenIn = (race: Sheet['races'][number]) => (others[race.id] ?? []).map((name) => name.trim()).filter((name) => name !== '')
  const countOf = (race: Sheet['races'][number]) => yesOf(race).length + writtenIn(race).length
  const over = sheet.races.find((race) => countOf(race) > race.seats)
  const put = () => vote.start({ foundingId, roundId: sheet.roundId, marks: sheet.races.flatMap((race) => race.candidates.map((one) => ({ candidateId: one.id, mark: chosen[one.id] ?? 'abstain' }))), others: sheet.races.flatMap((race) => writtenIn(race).map((name) => ({ raceId: race.id, name }))) })
  if (looking) {
    return (
      <Card>
        <h2>{text.review}</h2>
        <div className={styles.facts}>{sheet.races.map((race) => <p key={race.id} className={styles.fact}><span>{text.body[race.body]}</span><b>{[...yesOf(race).map((one) => one.name), ...writtenIn(race).map((name) => text.written(name))].join('、') || text.none}</b></p>)}</div>
        <p className={styles.muted} style={{ marginTop: 12 }}>{text.secret}</p>
        <ProblemNotice problem={vote.problem} />
        <div className={styles.buttons}><Button kind="primary" size="large" block busy={vote.busy} onClick={put}>{text.put}</Button><Button block onClick={() => setLooking(false)}>{text.change}</Button></div>
      </Card>
    )
  }
  return (
    <>
      <SectionTitle>{text.ballot(sheet.number)}</SectionTitle>
      <Card>
        {sheet.races.map((race) => (
          <fieldset key={race.id} className={styles.race}>
            <legend>{text.body[race.body]}</legend>
            <p className={styles.muted}>{text.choose(race.seats)}　<span aria-live="polite">{text.chosen(countOf(race), race.seats)}</span></p>
            {race.candidates.map((one) => (
              <div key={one.id} className={styles.candidate} role="radiogroup" aria-label={`${text.body[race.body]} ${one.name}`}>
                <span><b>{one.name}</b> <span className={styles.muted}>{one.unitName}</span></span>
                <span className={styles.marks}>{marks.map((mark) => <label key={mark} className={styles.mark}><input type="radio" name={one.id} checked={chosen[one.id] === mark} onChange={() => setChosen({ ...chosen, [one.id]: mark })} />{text.mark[mark]}</label>)}</span>
              </div>
            ))}
            {race.mayWriteIn && <Others race={race} names={others[race.id] ?? []} onNames={(names) => setOthers({ ...others, [race.id]: names })} />}
          </fieldset>
        ))}
        {over && <p className={styles.error} role="alert">{text.tooMany(text.body[over.body], over.seats)}</p>}
        <Button kind="primary" size="large" block disabled={over !== undefined} onClick={() => setLooking(true)}>{text.check}</Button>
      </Card>
    </>
  )
}

/** 另选他人: names of other members, at most as many as there are seats. */
function Others({ race, names, onNames }: { race: Sheet['races'][number]; names: readonly string[]; onNames: (names: string[]) => void }) {
  const text = useText(messages)
  return (
    <div className={styles.others}>
      {names.map((name, index) => (
        <label key={index} className={styles.other}><span>{text.otherName(index + 1)}</span><input type="text" value={name} maxLength={40} autoComplete="off" onChange={(event) => onNames(names.map((one, at) => (at === index ? event.target.value : one)))} /></label>
      ))}
      {names.length > 0 && <p className={styles.muted}>{text.otherHint}</p>}
      {names.length < race.seats && <Button size="small" onClick={() => onNames([...names, ''])}>{text.addOther}</Button>}
    </div>
  )
}
