import { useSyncExternalStore } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Maximize2, Minimize2 } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { positionVisitRoutes } from '@guildhall/contract'
import { Button, buttonClass, ProblemNotice, QrCode, Skeleton, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './venues.module.css'

/** The code at the door, as large as the screen allows, with how many came today. */
export default function CodePage() {
  const shared = useText(messages)
  const text = shared.code
  const format = useFormat()
  const { positionId = '' } = useParams({ strict: false }) as { positionId?: string }
  const { data, error } = useAnswer(positionVisitRoutes.code, { positionId }, { refetchInterval: 3_000, staleTime: 0 })
  const full = useSyncExternalStore((changed) => {
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, () => document.fullscreenElement !== null)
  return (
    <main id="main" className={styles.wall}>
      <div className={styles.wallCode}>
        <ProblemNotice problem={error} />
        {!data && !error && <Skeleton shape="block" width={360} height={360} />}
        {data && !error && <><div className={styles.qr}><QrCode text={new URL(data.path, location.origin).href} label={text.scan} /></div><p className={styles.wallScan}>{text.scan}</p><p className="muted">{text.next}</p></>}
      </div>
      <div className={styles.wallSide}>
        {data && <><div><p className="muted">{shared.kind[data.position.kind]}</p><h1>{data.position.name}</h1></div><p className={styles.wallCount} aria-live="polite">{text.today(format.count(data.today))}</p></>}
        <div className={styles.buttons}>
          <Button icon={full ? Minimize2 : Maximize2} onClick={() => void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())}>{full ? text.leave : text.full}</Button>
          {!full && <Link to={`/positions/${positionId}` as string} className={buttonClass()}>{text.back}</Link>}
        </div>
      </div>
    </main>
  )
}
