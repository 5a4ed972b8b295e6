import { Link, useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { congressRoutes, foundingRoutes } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, ProblemNotice, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { congressMessages } from './congress-messages.ts'
import { messages } from './messages.ts'
import styles from './founding.module.css'

/** The minutes of the congress as a sheet to print and sign. */
export default function MinutesPage() {
  const text = useText(congressMessages)
  const words = useText(messages)
  const format = useFormat()
  const { foundingId = '' } = useParams({ strict: false }) as { foundingId?: string }
  const founding = useAnswer(foundingRoutes.get, { foundingId })
  const { data, error } = useAnswer(congressRoutes.get, { foundingId })
  if (error ?? founding.error) return <ProblemNotice whole problem={error ?? founding.error} />
  if (!data || !founding.data) return <SkeletonRows label={words.loading} />
  const back = <Link to={`/foundings/${foundingId}` as string} className={buttonClass()}>{text.minutes.back}</Link>
  const { congress } = data
  if (!congress) return <EmptyState title={text.none} action={back}>{text.noneNext}</EmptyState>
  return (
    <>
      <div className={styles.row} data-print="hide">{back}<Button kind="primary" icon={Printer} onClick={() => print()}>{text.minutes.print}</Button></div>
      <article className={styles.sheet}>
        <h1>{founding.data.name}</h1>
        <h2 style={{ textAlign: 'center', fontSize: 18 }}>{congress.kind === 'members' ? text.minutes.title : text.minutes.titleDelegates}</h2>
        <p>{text.minutes.held}{colon()}{format.dateTime(congress.heldAt)}　{text.minutes.place}{colon()}{congress.place}</p>
        <p>{text.minutes.attended}{colon()}{text.minutes.share(congress.attended, congress.shouldAttend)}　{text.minutes.method}</p>
        {congress.rounds.filter((round) => ['decided', 'void'].includes(round.state)).map((round) => (
          <section key={round.id} className={styles.race}>
            <h3 className={styles.title}>{text.minutes.round(round.number)}{round.state === 'void' && `（${text.states.void}）`}</h3>
            {round.onPaper > 0 && <p className={styles.muted}>{text.minutes.paper}</p>}
            {round.races.map((race) => (
              <div key={race.id} className={styles.race}>
                <p>{text.raceOf(words.body[race.body], race.seats, race.candidates.length)}；{text.issued} {race.issued}，{text.returned} {race.returned}，{text.invalid} {race.invalid}；{race.kind === 'tie' ? text.tieRule : text.needed(race.needed)}</p>
                <table className={styles.paper}>
                  <thead><tr><th scope="col">{text.candidate}</th><th scope="col">{text.yes}</th><th scope="col">{text.no}</th><th scope="col">{text.abstain}</th><th scope="col">{text.result}</th></tr></thead>
                  <tbody>{race.candidates.map((one) => <tr key={one.id}><td>{one.person.name || words.roster.elsewhere}{one.writtenIn && `（${text.writtenIn}）`}</td><td className="num">{one.yes}</td><td className="num">{one.no}</td><td className="num">{one.abstain}</td><td>{one.outcome ? text.outcome[one.outcome] : words.none}</td></tr>)}</tbody>
                </table>
                {race.reducedTo !== null && <p className={styles.muted}>{text.reduced(race.reducedTo)}{colon()}{race.reducedReason}</p>}
              </div>
            ))}
          </section>
        ))}
        <div className={styles.signs}><p>{text.minutes.sign}</p><p>{text.minutes.count}</p><p>{text.minutes.group}</p><p>{text.minutes.date}</p></div>
      </article>
    </>
  )
}
