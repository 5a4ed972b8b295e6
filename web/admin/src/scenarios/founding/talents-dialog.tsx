import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useCommand, useRows } from '@guildhall/client'
import { foundingRoutes } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, ProblemNotice, useText } from '@guildhall/ui'
import { DataTable, Modal } from '@guildhall/ui/console'
import { ListFrame } from '../../app/list-frame.tsx'
import { useSession } from '../../app/session.ts'
import type { Founding } from './founding-page.tsx'
import { messages } from './messages.ts'
import { askedOf, TalentFilter, type Filter } from './talent-filter.tsx'
import { useTalentColumns } from './talents-page.tsx'
import styles from './founding.module.css'

/** People of the founders who are not on the roster yet: chosen one by one, or all that the filter finds in one step. */
export function TalentsDialog({ founding, onClose }: { founding: Founding; onClose: () => void }) {
  const text = useText(messages).roster
  const { permissions } = useSession()
  const [filter, setFilter] = useState<Filter>({})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const asked = askedOf(filter)
  const list = useRows(foundingRoutes.talents, { foundingId: founding.id, limit: 50, ...asked })
  const total = list.first?.total ?? 0
  const add = useCommand(foundingRoutes.addPeople, { onDone: onClose })
  const columns = useTalentColumns()
  return (
    <Modal
      open width={900} title={text.findTitle} onCancel={onClose}
      footer={(
        <span className={styles.row} style={{ justifyContent: 'flex-end' }}>
          {permissions.has('imports.manage') && <Link to={'/imports' as string} search={{ kind: 'members' } as never} className={buttonClass()}>{text.import}</Link>}
          {chosen.size > 0 ? <Button kind="primary" busy={add.busy} onClick={() => add.start({ foundingId: founding.id, personIds: [...chosen] })}>{text.addChosen(chosen.size)}</Button>
            : <Button kind="primary" busy={add.busy} disabled={total === 0} onClick={() => add.start({ foundingId: founding.id, filter: asked })}>{text.addAll(total)}</Button>}
        </span>
      )}
    >
      <div className={styles.stack}>
        <p className={styles.muted}>{text.findDetail}</p>
        <TalentFilter filter={filter} facets={list.first?.facets} onChange={(next) => { setFilter(next); setChosen(new Set()) }} />
        <p aria-live="polite">{text.found(total)}</p>
        <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} isEmpty={list.rows.length === 0} empty={<EmptyState title={text.nobody}>{text.nobodyNext}</EmptyState>}>
          <DataTable caption={text.findTitle} rows={list.rows} columns={columns} dense selection={{ chosen, all: text.chooseAll, label: (row) => text.choose(row.name), onChange: setChosen }} />
        </ListFrame>
        <ProblemNotice problem={add.problem} />
      </div>
    </Modal>
  )
}
