import { useState } from 'react'
import { useCommand, useRows } from '@guildhall/client'
import { reviewingRoutes } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { DataTable, Input } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { readPeople } from './read-people.ts'

/** Whom a union expects: pasted as people send such lists, shown masked. */
export function Invited({ unitId }: { unitId: string }) {
  const shared = useText(messages)
  const text = shared.rule
  const format = useFormat()
  const [pasted, setPasted] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const list = useRows(reviewingRoutes.listed, { unitId, limit: 20 })
  const { people, bad } = readPeople(pasted)
  const invite = useCommand(reviewingRoutes.invite, { onDone: ({ added, known }) => { setSaid(dotted(shared.dot, [text.added(added, known), bad > 0 && text.bad(bad)])); setPasted('') } })
  return (
    <Card>
      <h2 className={styles.title}>{text.list}</h2>
      <div className={styles.form}>
        <div><small>{text.listDetail}</small><Input.TextArea aria-label={text.list} rows={4} placeholder={text.paste} value={pasted} onChange={(event) => { setPasted(event.target.value); setSaid(null) }} /></div>
        <p className={styles.actions}><Button busy={invite.busy} disabled={people.length === 0} onClick={() => invite.start({ unitId, people: people.slice(0, 500) })}>{text.add} {people.length > 0 && people.length}</Button></p>
        {said && <p role="status">{said}</p>}
        <ProblemNotice problem={invite.problem ?? list.problem} />
      </div>
      {list.rows.length === 0 && !list.loading && <p className="muted">{text.listNone}</p>}
      {list.rows.length > 0 && (
        <DataTable
          caption={text.list} rows={list.rows} dense
          columns={[
            { id: 'person', label: text.person, cell: (row) => <>{row.person.name} <span className="num">{row.person.phone}</span></> }, { id: 'invited', label: text.invited, cell: (row) => <time>{format.date(row.invitedAt)}</time> },
            { id: 'used', label: text.used, cell: (row) => (row.usedAt ? <Chip tone="jade">{format.date(row.usedAt)}</Chip> : <Chip shape="ring">{text.notYet}</Chip>) },
          ]}
        />
      )}
      {list.more && <p><Button size="small" busy={list.busy} onClick={list.more}>+</Button></p>}
    </Card>
  )
}
