import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { joiningRoutes } from '@guildhall/contract'
import { Button, Card, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { FindUnion, type Where } from './find-union.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

/** 转会、退会: to another union with the day of joining kept, or out. */
export default function ChangePage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const mine = useAnswer(joiningRoutes.mine, {})
  const [where, setWhere] = useState<Where>({ division: null, town: null, work: null, employer: null })
  const [union, setUnion] = useState<{ code: string; name: string } | null>(null)
  const [why, setWhy] = useState('')
  const [leaving, setLeaving] = useState('')
  const opened = ({ application }: { application: { id: string } }) => void navigate({ to: `/my-union/applications/${application.id}` as string })
  const transfer = useCommand(joiningRoutes.askTransfer, { onDone: opened })
  const leave = useCommand(joiningRoutes.askLeave, { onDone: opened })
  return (
    <>
      <Bar title={text.change.title} home="/my-union" />
      <PhoneBody>
        <Problem problem={mine.error ?? transfer.problem ?? leave.problem} />
        {!mine.data && !mine.error && <SkeletonCards label={text.loading} />}
        {mine.data && (
          <>
            <p className="muted">{mine.data.membership ? text.change.now(mine.data.membership.unitName) : text.mine.none}</p>
            <Card>
              <div className={styles.list}>
                <h2>{text.change.transfer}</h2><p className="muted">{text.change.transferHint}</p>
                <FindUnion where={where} onWhere={setWhere} chosen={union?.code ?? null} onChoose={setUnion} />
                <label className={styles.list}><span>{text.change.words}</span><textarea className={styles.words} value={why} maxLength={300} onChange={(event) => setWhy(event.target.value)} /></label>
                <Button kind="primary" size="large" block busy={transfer.busy} disabled={!union || why.trim().length < 2} onClick={() => union && transfer.start({ unionCode: union.code, work: where.work ?? 'other', employer: where.employer?.name ?? null, words: why.trim() })}>{text.change.ask}</Button>
              </div>
            </Card>
            <Card>
              <div className={styles.list}>
                <h2>{text.change.leave}</h2><p className="muted">{text.change.leaveHint}</p>
                <label className={styles.list}><span>{text.change.words}</span><textarea className={styles.words} value={leaving} maxLength={300} onChange={(event) => setLeaving(event.target.value)} /></label>
                <Button size="large" block busy={leave.busy} disabled={leaving.trim().length < 2} onClick={() => leave.start({ words: leaving.trim() })}>{text.change.askLeave}</Button>
              </div>
            </Card>
          </>
        )}
      </PhoneBody>
    </>
  )
}
