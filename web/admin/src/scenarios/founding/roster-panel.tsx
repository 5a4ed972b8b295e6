import { useState } from 'react'
import { UserPlus, Users } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { foundingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, EmptyState, ProblemNotice, useText } from '@guildhall/ui'
import { BulkBar, DataTable, Segmented, type DataColumn } from '@guildhall/ui/console'
import { ListFrame } from '../../app/list-frame.tsx'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import { TalentsDialog } from './talents-dialog.tsx'
import styles from './founding.module.css'

type Row = AnswerOf<typeof foundingRoutes.roster>['rows'][number]
const wishes = ['all', 'asked', 'agreed', 'declined'] as const
const open = ['preparing', 'applied', 'enrolling', 'called']

/** Who is asked to be a member from the first day, and what they said. */
export function RosterPanel({ founding }: { founding: Founding }) {
  const text = useText(messages)
  const [wish, setWish] = useState<(typeof wishes)[number]>('all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [finding, setFinding] = useState(false)
  const list = useRows(foundingRoutes.roster, { foundingId: founding.id, limit: 100, ...(wish === 'all' ? {} : { consent: wish }) })
  const clear = () => setChosen(new Set())
  const consent = useCommand(foundingRoutes.noteConsent, { onDone: clear })
  const delegates = useCommand(foundingRoutes.setDelegates, { onDone: clear })
  const remove = useCommand(foundingRoutes.removePerson)
  const changes = founding.actions.includes('apply') && open.includes(founding.state)
  const ids = [...chosen]
  const { counts } = founding
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Segmented value={wish} onChange={(value) => { setWish(value as typeof wish); clear() }} options={wishes.map((value) => ({ value, label: value === 'all' ? `${text.roster.all} ${founding.roster}` : `${text.roster.said[value]} ${counts[value]}` }))} />
        {changes && <Button kind="primary" icon={UserPlus} onClick={() => setFinding(true)}>{text.roster.find}</Button>}
      </div>
      {changes && ids.length > 0 && (
        <BulkBar label={text.people(ids.length)} clear={text.cancel} onClear={clear}>
          <Button size="small" busy={consent.busy} onClick={() => consent.start({ foundingId: founding.id, personIds: ids, agreed: true })}>{text.roster.agree(ids.length)}</Button>
          <Button size="small" busy={consent.busy} onClick={() => consent.start({ foundingId: founding.id, personIds: ids, agreed: false })}>{text.roster.decline}</Button>
          {counts.agreed >= 100 && <Button size="small" busy={delegates.busy} onClick={() => delegates.start({ foundingId: founding.id, personIds: ids })}>{text.roster.delegates(ids.length)}</Button>}
        </BulkBar>
      )}
      <ProblemNotice problem={consent.problem ?? delegates.problem ?? remove.problem} />
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={Users} title={text.roster.empty}>{text.roster.emptyNext}</EmptyState>}>
        <DataTable
          caption={text.record.tabs.roster} rows={list.rows.map((row) => ({ ...row, id: row.person.id }))} columns={useColumns(founding, changes ? (id) => remove.start({ foundingId: founding.id, personId: id }) : null)}
          selection={changes ? { chosen, all: text.roster.chooseAll, label: (row) => text.roster.choose(row.person.name), onChange: setChosen } : undefined}
        />
      </ListFrame>
      {finding && <TalentsDialog founding={founding} onClose={() => setFinding(false)} />}
    </div>
  )
}

function useColumns(founding: Founding, onRemove: ((id: string) => void) | null): DataColumn<Row & { id: string }, string>[] {
  const text = useText(messages)
  const year = new Date().getFullYear()
  return [
    { id: 'name', label: text.roster.name, cell: (row) => <>{row.person.name || <span className="muted">{text.roster.elsewhere}</span>}{row.delegate && <> <Chip shape="none">{text.roster.delegate}</Chip></>}</> },
    { id: 'phone', label: text.roster.phone, cell: (row) => <span className="num">{row.person.phone ?? text.none}</span> },
    { id: 'age', label: text.roster.age, numeric: true, cell: (row) => (row.birthYear ? year - row.birthYear : text.none) },
    { id: 'gender', label: text.roster.gender, cell: (row) => (row.gender ? text.roster.genders[row.gender] : text.none) },
    ...(founding.kind === 'single' ? [] : [{ id: 'unit', label: text.roster.unit, width: 180, cell: (row: Row) => row.unitName }]),
    { id: 'consent', label: text.roster.consent, cell: (row) => <>{row.consent === 'agreed' ? <Chip tone="jade" shape="dot">{text.roster.said.agreed}</Chip> : <Chip shape={row.consent === 'asked' ? 'dash' : 'ring'}>{text.roster.said[row.consent]}</Chip>}{row.consentBy && <span className={styles.small}>{text.roster.by[row.consentBy]}</span>}</> },
    ...(founding.unionId ? [{ id: 'became', label: text.record.tabs.roster, cell: (row: Row) => (row.became && row.became in text.roster.became ? text.roster.became[row.became as 'joined'] : text.none) }] : []),
    ...(onRemove ? [{ id: 'remove', label: '', cell: (row: Row & { id: string }) => <Button size="small" kind="quiet" aria-label={text.roster.remove(row.person.name)} onClick={() => onRemove(row.id)}>{text.roster.removeShort}</Button> }] : []),
  ]
}
