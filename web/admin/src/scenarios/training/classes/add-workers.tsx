import { useState } from 'react'
import { classesRoutes } from '@guildhall/contract'
import type { AnswerOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import { readWorkers } from './read-workers.ts'

/** A pasted list of names and phones; afterwards each line says what became of it. */
export function AddWorkers({ classId, onClose }: { classId: string; onClose: () => void }) {
  const text = useText(messages)
  const [words, setWords] = useState('')
  const [done, setDone] = useState<AnswerOf<typeof classesRoutes.enrolWorkers> | null>(null)
  const add = useCommand(classesRoutes.enrolWorkers, { onDone: setDone })
  const { workers, bad } = readWorkers(words)
  const ready = workers.length > 0 && workers.length <= 200 && bad.length === 0
  return (
    <Modal
      open width={560} title={text.roster.addTitle} onCancel={onClose}
      footer={done
        ? <><Button onClick={() => { setDone(null); setWords('') }}>{text.roster.again}</Button>{' '}<Button kind="primary" onClick={onClose}>{text.close}</Button></>
        : <><Button onClick={onClose}>{text.cancel}</Button>{' '}<Button kind="primary" busy={add.busy} disabled={!ready} onClick={() => add.start({ classId, workers })}>{text.roster.addDo(workers.length)}</Button></>}
    >
      <div className={styles.form}>
        <Problem problem={add.problem} />
        {!done && (
          <>
            <p className="muted">{text.roster.addText}</p>
            <textarea className={styles.area} aria-label={text.roster.addRows} value={words} placeholder={'林小禾 13900000000'} onChange={(event) => setWords(event.target.value)} />
            {bad.length > 0 && <p className={styles.warn} role="alert">{text.roster.addBad(bad.slice(0, 10).join('、'))}</p>}
          </>
        )}
        {done && (
          <>
            <p role="status"><b>{text.roster.addResult(done.seated, done.waiting, done.refused)}</b></p>
            <div className={styles.scroll} style={{ maxHeight: 320 }}>
              <table className={styles.table}><tbody>{done.rows.map((row) => <tr key={row.row}><td className="num">{row.row}</td><td>{row.name}</td><td className={['seated', 'waiting', 'already'].includes(row.outcome) ? undefined : styles.warn}>{text.roster.outcome[row.outcome]}{row.position !== null && ` ${text.roster.position(row.position)}`}</td></tr>)}</tbody></table>
            </div>
          </>
        )}
      </div>
    </Modal>
  )
}
