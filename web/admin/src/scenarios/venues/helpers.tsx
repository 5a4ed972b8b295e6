import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { positionRoutes } from '@guildhall/contract'
import { Button, Card, Chip, ProblemNotice, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Position } from './position-page.tsx'
import styles from './venues.module.css'

/** Who comes with a room that needs somebody. */
export function Helpers({ of, manages }: { of: Position; manages: boolean }) {
  const text = useText(messages).record
  const [form, setForm] = useState({ name: '', does: '' })
  const add = useCommand(positionRoutes.addHelper, { onDone: () => setForm({ name: '', does: '' }) })
  const change = useCommand(positionRoutes.setHelper)
  const ready = form.name.trim() !== '' && form.does.trim() !== ''
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.helpers}</h2></div>
      <p className="muted">{of.helpers.length === 0 ? text.noHelpers : text.helpersHint}</p>
      <ProblemNotice problem={add.problem ?? change.problem} />
      <ul className={styles.rows}>{of.helpers.map((one) => <li key={one.id}><span className={styles.grow}><b>{one.name}</b> <span className="muted">{one.does}</span>{!one.active && <> <Chip shape="ring">{text.stopped}</Chip></>}</span>{manages && <Button size="small" kind="quiet" busy={change.busy} onClick={() => change.start({ helperId: one.id, active: !one.active })}>{one.active ? text.stop : text.back}</Button>}</li>)}</ul>
      {manages && (
        <form className={styles.tools} onSubmit={(event) => { event.preventDefault(); if (ready) add.start({ positionId: of.id, name: form.name.trim(), does: form.does.trim() }) }}>
          <Input aria-label={text.helperName} placeholder={text.helperName} maxLength={20} style={{ width: 140 }} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} />
          <Input aria-label={text.helperDoes} placeholder={text.helperDoes} maxLength={30} style={{ width: 160 }} value={form.does} onChange={(event) => setForm({ ...form, does: event.target.value })} />
          <Button size="small" type="submit" busy={add.busy} disabled={!ready}>{text.addHelper}</Button>
        </form>
      )}
    </Card>
  )
}
