import { useParams, useRouter } from '@tanstack/react-router'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Card, QrCode, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { Problem } from '../plans/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

/** The code of this quarter of a minute on the trainer's own phone, held up or passed round. */
export default function CodePage() {
  const text = useText(messages)
  const router = useRouter()
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.getCheckInCode, { sessionId }, { refetchInterval: 3_000, staleTime: 0 })
  return (
    <>
      <PhoneBar title={data?.lesson.class.title ?? text.showCode} backLabel={text.back} onBack={() => router.history.back()} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} count={1} />}
        {data && !error && (
          <Card>
            <div className={styles.code}>
              <div className={styles.qr}><QrCode text={new URL(data.path, location.origin).href} label={text.codeScan} /></div>
              <p><b className={`figure ${styles.count}`}>{text.here(data.lesson.present + data.lesson.late, data.lesson.seated)}</b></p>
              <p>{text.codeScan}{text.dot}{text.codeNext}</p>
              <p className={styles.names} aria-live="polite">{data.latest.map((one) => <span key={one.at + one.name}>{one.name}</span>)}</p>
            </div>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
