import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { congressRoutes, foundingRoutes } from '@guildhall/contract'
import { Button, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Checkbox, Modal, Segmented } from '@guildhall/ui/console'
import { congressMessages } from './congress-messages.ts'
import type { Congress } from './congress-panel.tsx'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

/** Who came through the door, taken down from the list, and how they vote. */
export function CheckInDialog({ founding, congress, onClose }: { founding: Founding; congress: Congress; onClose: () => void }) {
  const text = useText(congressMessages)
  const words = useText(messages)
  const roster = useAnswer(foundingRoutes.roster, { foundingId: founding.id, consent: 'agreed', limit: 200 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [ballot, setBallot] = useState<'paper' | 'phone'>(congress.way === 'phone' ? 'phone' : 'paper')
  const checkIn = useCommand(congressRoutes.checkIn, { onDone: onClose })
  const invited = (roster.data?.rows ?? []).filter((row) => congress.kind === 'members' || row.delegate)
  return (
    <Modal open width={680} title={text.checkInTitle} okText={text.mark(chosen.length)} cancelText={words.cancel} confirmLoading={checkIn.busy} okButtonProps={{ disabled: chosen.length === 0 }} onCancel={onClose} onOk={() => checkIn.start({ foundingId: founding.id, personIds: [...chosen], ballot })}>
      <div className={styles.stack}>
        {congress.way === 'both' && <Segmented value={ballot} onChange={(value) => setBallot(value as 'paper')} options={[{ value: 'paper', label: text.paperBallot }, { value: 'phone', label: text.phoneBallot }]} />}
        {!roster.data && <SkeletonRows label={words.loading} />}
        <p><Button size="small" onClick={() => setChosen(invited.map((row) => row.person.id))}>{words.roster.chooseAll}</Button></p>
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{text.choose}</legend>
          <div className={styles.choices}>
            {invited.map((row) => <Checkbox key={row.person.id} checked={chosen.includes(row.person.id)} onChange={(event) => setChosen(event.target.checked ? [...chosen, row.person.id] : chosen.filter((id) => id !== row.person.id))}>{row.person.name || words.roster.elsewhere} <span className="num muted">{row.person.phone?.slice(-4)}</span></Checkbox>)}
          </div>
        </fieldset>
        <ProblemNotice problem={checkIn.problem} />
      </div>
    </Modal>
  )
}
