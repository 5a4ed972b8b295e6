import { useParams } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { windowVisitRoutes } from '@guildhall/contract'
import { ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './window.module.css'

/** The screen in the hall: called numbers, the newest largest; those who wait beside them. Numbers only. */
export default function BoardPage() {
  const shared = useText(messages)
  const text = shared.board
  const format = useFormat()
  const { counterId = '' } = useParams({ strict: false }) as { counterId?: string }
  const { data, error } = useAnswer(windowVisitRoutes.board, { counterId }, { refetchInterval: 3_000 })
  if (error) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonCards label={shared.loading} />
  return (
    <main id="main" className={styles.board}>
      <header className={styles.boardHead}><h1>{data.name}</h1><time>{format.time(data.now)}</time></header>
      <div className={styles.boardMain}>
        <section aria-live="polite">
          {data.called.length === 0 && <p style={{ fontSize: 40 }}>{text.none}</p>}
          <ol className={styles.called}>{data.called.map((one) => <li key={one.label}><b>{one.label}</b><span>{text.to(one.place)}</span></li>)}</ol>
        </section>
        <section>
          <h2>{text.next}{shared.dot}{text.waiting(data.waitingCount)}</h2>
          <ul className={styles.waiting}>{data.waiting.map((label) => <li key={label}>{label}</li>)}</ul>
        </section>
      </div>
    </main>
  )
}
