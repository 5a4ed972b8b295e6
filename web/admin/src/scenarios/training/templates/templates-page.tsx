import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Layers } from 'lucide-react'
import { occupationRoutes, templatesRoutes, type ColumnOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, dotted, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { useSession } from '../../../app/session.ts'
import { idIn, ListPage, oneIn, textIn, useList, type Search } from '../../../app/list/index.ts'
import { messages } from './messages.ts'
import { TemplateDrawer } from './template-drawer.tsx'
import { TemplateForm, type Writing } from './template-form.tsx'
import { useTemplateWords, type Row } from './words.ts'
import styles from './templates.module.css'

const sorts = ['name', 'newest', 'last-changed'] as const
const whose = ['own', 'below', 'above', 'general'] as const
const standings = ['in-force', 'coming', 'over', 'withdrawn'] as const
const filterOf = (search: Search) => {
  const [occupation, of, standing] = [idIn(search, 'occupation'), oneIn(search, 'whose', whose), oneIn(search, 'standing', standings)]
  return { q: textIn(search, 'q'), occupationId: occupation && [occupation], whose: of && [of], standing: standing && [standing] }
}

/** Class templates of the range, of units above and the general ones; a row opens its drawer, which has an address of its own. */
export default function TemplatesPage() {
  const text = useText(messages)
  const { permissions } = useSession()
  const words = useTemplateWords()
  const [writing, setWriting] = useState<Writing | null>(null)
  const list = useList({ list: 'training.templates', route: templatesRoutes.listTemplates, hidden: ['equipment', 'updated'], sort: 'name', sorts, filterOf })
  const occupations = useAnswer(occupationRoutes.list, {})
  const open = idIn(list.search, 'open')
  const { search, change } = list
  const mayAdd = list.first?.mayAdd ?? false
  const choices = <Id extends string>(any: string, of: readonly Id[], labels: Record<Id, string>) => [{ id: '', label: any }, ...of.map((id) => ({ id: id as string, label: labels[id] }))]
  return (
    <>
      <ListPage
        list={list} title={text.list.title} detail={text.list.detail} label={text.list.search} columns={useColumns((id) => change({ open: id }))} nameOf={words.name} onOpen={(row) => change({ open: row.id })}
        actions={mayAdd && <>{permissions.has('imports.manage') && <Link to={'/imports' as string} search={{ kind: 'templates' } as never} className={buttonClass()}>{text.list.bring}</Link>}<Button kind="primary" onClick={() => setWriting({ kind: 'new', like: null })}>{text.list.add}</Button></>}
        filters={(
          <>
            <Input.Search key={textIn(search, 'q')} aria-label={text.list.search} placeholder={text.list.search} defaultValue={textIn(search, 'q')} maxLength={40} allowClear style={{ width: 200 }} onSearch={(q) => change({ q: q || undefined })} />
            <Select
              aria-label={text.list.occupation} style={{ width: 160 }} value={idIn(search, 'occupation') ?? ''} onChange={(id) => change({ occupation: id || undefined })} showSearch={{ optionFilterProp: 'label' }}
              options={[{ value: '', label: text.list.occupation }, ...occupations.data?.rows.map((one) => ({ value: one.id, label: one.name })) ?? []]}
            />
            <FilterMenu label={text.list.whoseFilter} value={oneIn(search, 'whose', whose) ?? ''} choices={choices(text.list.anyWhose, whose, text.whose)} onChoose={(id) => change({ whose: id || undefined })} />
            <FilterMenu label={text.list.standingFilter} value={oneIn(search, 'standing', standings) ?? ''} choices={choices(text.list.anyStanding, standings, text.standing)} onChoose={(id) => change({ standing: id || undefined })} />
            <FilterMenu label={text.list.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.list.sorts[id] }))} onChoose={list.setSort} />
          </>
        )}
        empty={<EmptyState icon={Layers} title={text.list.emptyTitle} action={<Button onClick={list.clear}>{text.clear}</Button>} />}
      />
      {open && <TemplateDrawer key={open} id={open} mayAdd={mayAdd} onClose={() => change({ open: undefined })} onWrite={setWriting} />}
      {writing && <TemplateForm writing={writing} onClose={() => setWriting(null)} onDone={(id) => { setWriting(null); change({ open: id }) }} />}
    </>
  )
}

function useColumns(onOpen: (id: string) => void): DataColumn<Row, ColumnOf<'training.templates'>>[] {
  const text = useText(messages)
  const format = useFormat()
  const words = useTemplateWords()
  return [
    { id: 'name', label: text.list.name, width: 220, sorts: [{ by: 'name', direction: 'ascending' }], cell: (row) => <><button type="button" className={styles.name} onClick={() => onOpen(row.id)}><b>{words.name(row)}</b></button>{row.whose !== 'general' && <><br /><span className={styles.muted}>{dotted(text.dot, [text.version(row.version), row.standing === 'in-force' ? null : text.standing[row.standing]])}</span></>}</> },
    { id: 'for', label: text.list.for, width: 140, cell: (row) => <>{words.occupation(row)}<br /><span className={styles.muted}>{words.levels(row)}</span></> },
    { id: 'unit', label: text.list.unit, width: 150, cell: (row) => <>{row.unitName ?? text.general}{row.whose !== 'own' && row.whose !== 'general' && <><br /><span className={styles.muted}>{text.whose[row.whose]}</span></>}</> },
    { id: 'hours', label: text.list.hours, width: 190, cell: (row) => <><span className={styles.nowrap}>{words.hours(row)}</span><br /><span className={styles.muted}>{text.list.session(row.sessionHours)}</span></> },
    { id: 'seats', label: text.list.seats, cell: (row) => <span className={styles.nowrap}>{words.seats(row)}</span> },
    { id: 'cost', label: text.list.cost, width: 130, cell: (row) => words.cost(row) },
    { id: 'days', label: text.list.days, width: 130, cell: (row) => words.days(row) },
    { id: 'classes', label: text.list.classes, numeric: true, cell: (row) => format.count(row.classes) },
    { id: 'equipment', label: text.list.equipment, width: 160, cell: (row) => words.equipment(row) },
    { id: 'updated', label: text.list.updated, sorts: [{ by: 'last-changed', direction: 'descending' }], cell: (row) => (row.updatedAt === null ? text.none : format.date(row.updatedAt)) },
  ]
}
