import { CornerDownRight } from 'lucide-react'
import { Icon, ShareBar, Skeleton, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './plans.module.css'
import { usePlanWords, type Checked, type Conflict } from './words.ts'

/** Whom the plan reaches, who is left out and why, and what is in its way. */
export function PlanAside({ checked, onFix }: { checked: Checked | null; onFix: (conflict: Conflict) => void }) {
  const text = useText(messages)
  const format = useFormat()
  if (!checked) return <Skeleton lines={6} />
  const { fit } = checked
  const missed = fit.asked - fit.reached
  return (
    <>
      {fit.asked > 0 && (
        <>
          <p className={styles.bigFigure}><b className="figure">{format.count(fit.reached)}</b><span>{text.fit.reached(fit.asked)}</span></p>
          <ShareBar share={fit.reached / fit.asked} label={text.fit.label} />
          <h2 className={styles.asideTitle}>{missed > 0 ? text.fit.missed(missed) : text.fit.all}</h2>
          {missed > 0 && <p className={styles.muted}>{text.fit.missedHint}</p>}
          {fit.missed.map((one) => (
            <div key={one.code} className={styles.miss}>
              <p className={styles.missHead}><span>{text.fit.code[one.code]}</span><b className="num">{one.seats}</b></p>
              <p className={styles.muted}>{text.fit.why[one.code]}</p>
              <p className={styles.help}><Icon of={CornerDownRight} size={15} /> {one.help === 'other-window' ? text.fit.help['other-window'](one.gain, one.windows.map((window) => text.window[window]).join('、')) : text.fit.help[one.help](one.gain)}</p>
            </div>
          ))}
        </>
      )}
      <Conflicts conflicts={checked.conflicts} onFix={onFix} />
    </>
  )
}

function Conflicts({ conflicts, onFix }: { conflicts: readonly Conflict[]; onFix: (conflict: Conflict) => void }) {
  const text = useText(messages)
  const words = usePlanWords()
  const hard = conflicts.filter((one) => one.hard).length
  return (
    <section aria-live="polite">
      <h2 className={styles.asideTitle}>{text.conflict.title}</h2>
      <p className={hard > 0 ? styles.hard : styles.muted}>{hard > 0 ? text.editor.blocked(hard) : text.editor.clean}{conflicts.length > hard ? `${text.dot}${text.editor.warned(conflicts.length - hard)}` : ''}</p>
      {conflicts.map((one, index) => (
        <div key={`${one.code} ${one.session} ${index}`} className={styles.miss}>
          <p className={styles.missHead}><span className={one.hard ? styles.hard : undefined}>{words.reason(one)}</span>{one.session !== null && <span className={styles.muted}>{text.conflict.session(one.session + 1)}</span>}</p>
          {words.detail(one) && <p className={styles.muted}>{words.detail(one)}</p>}
          {one.fix && (one.fix.kind === 'hours' ? <p className={styles.muted}>{words.fix(one.fix)}</p> : <button type="button" className={styles.fixButton} onClick={() => onFix(one)}>{words.fix(one.fix)}</button>)}
        </div>
      ))}
    </section>
  )
}
