import { useSyncExternalStore } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Maximize2, Minimize2 } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, dotted, QrCode, Skeleton, useFormat, useText } from '@guildhall/ui'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

/** The code on the wall of the classroom, as large as the projector allows, with who is here. */
export default function CodePage() {
  const text = useText(messages)
  const format = useFormat()
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.getCheckInCode, { sessionId }, { refetchInterval: 3_000, staleTime: 0 })
  const full = useFullScreen()
  const came = data ? data.lesson.present + data.lesson.late : 0
  return (
    <main id="main" className={styles.wall}>
      <div className={styles.wallCode}>
        {error && <Problem problem={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton shape="block" width={360} height={360} />}
        {data && !error && (
          <>
            <div className={styles.qr}><QrCode text={new URL(data.path, location.origin).href} label={text.code.scan} /></div>
            <p className={styles.wallScan}>{text.code.scan}</p>
            <p className="muted">{text.code.next}{text.dot}{text.code.closes(format.time(data.lesson.checkIn.until))}</p>
          </>
        )}
      </div>
      <div className={styles.wallSide}>
        {data && (
          <>
            <div><h1>{data.lesson.class.title}</h1><p>{dotted(text.dot, [data.lesson.topic, format.timeSpan(data.lesson.startsAt, data.lesson.endsAt), data.lesson.venue?.name])}</p></div>
            <p aria-live="polite">{text.code.here} <b className={`figure ${styles.wallCount}`}>{came}</b> {text.code.of(data.lesson.seated)}{data.lesson.late > 0 && <span className={styles.warn}>{text.dot}{text.code.late(data.lesson.late)}</span>}</p>
            <ul className={styles.wallNames}>{data.latest.map((one) => <li key={one.at + one.name}>{one.name} <span className="muted num">{format.time(one.at)}</span></li>)}</ul>
          </>
        )}
        <div className={styles.wallActions}>
          <Button icon={full ? Minimize2 : Maximize2} onClick={() => void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())}>{full ? text.code.leave : text.code.full}</Button>
          {!full && data && <Link to={`/classes/${data.lesson.class.id}` as string} className={buttonClass()}>{text.code.back}</Link>}
        </div>
      </div>
    </main>
  )
}

function useFullScreen(): boolean {
  return useSyncExternalStore((changed) => {
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, () => document.fullscreenElement !== null)
}
