import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { calendarRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, ProblemNotice, StatTable, useFormat, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './system.module.css'

type Day = AnswerOf<typeof calendarRoutes.readNotice>['days'][number]

/** A year's notice in one go: pasted, understood, compared by a person, written together. */
export function PasteNotice({ year, onClose }: { year: number; onClose: () => void }) {
  const text = useText(messages).calendar
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [days, setDays] = useState<readonly Day[] | null>(null)
  const read = useCommand(calendarRoutes.readNotice, { onDone: (answer) => setDays(answer.days) })
  const write = useCommand(calendarRoutes.setDays, { onDone: onClose })
  const off = days?.filter((day) => day.kind === 'holiday') ?? []
  const festivals = [...Map.groupBy(days ?? [], (day) => day.name)]
  const list = (of: readonly Day[]) => of.map((day) => format.day(day.day)).join('、') || text.none
  const span = (of: readonly Day[]) => (of.length > 2 ? text.span(format.day(of[0]!.day), format.day(of.at(-1)!.day), of.length) : list(of))
  return (
    <Modal
      open width={640} title={text.pasteTitle(year)} onCancel={onClose}
      footer={days === null
        ? <Button kind="primary" busy={read.busy} disabled={typed.trim() === ''} onClick={() => read.start({ year, text: typed })}>{text.read}</Button>
        : <Button kind="primary" busy={write.busy} onClick={() => write.start({ days: [...days] })}>{text.write(days.length)}</Button>}
    >
      <div className={styles.form}>
        <p className="muted">{text.pasteDetail}</p>
        <Input.TextArea aria-label={text.paste} rows={7} maxLength={5000} placeholder={text.pasteHint} value={typed} onChange={(event) => { setTyped(event.target.value); setDays(null) }} />
        <ProblemNotice problem={read.problem ?? write.problem} />
        {days && (
          <div className={styles.understood} role="status">
            <p><b>{text.understood(off.length, days.length - off.length)}</b></p>
            <StatTable
              caption={text.paste} rows={festivals.map(([name, own]) => ({ id: name, name, own }))}
              columns={[
                { id: 'name', label: text.festival, cell: (row) => <span className={styles.whole}>{row.name}</span> },
                { id: 'off', label: text.off, cell: (row) => span(row.own.filter((day) => day.kind === 'holiday')) },
                { id: 'work', label: text.worked, cell: (row) => list(row.own.filter((day) => day.kind === 'workday')) },
              ]}
            />
          </div>
        )}
      </div>
    </Modal>
  )
}
