import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Flag, UserSearch } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { foundingRoutes } from '@guildhall/contract'
import { Button, EmptyState, ProblemNotice, useText } from '@guildhall/ui'
import { BulkBar, DataTable, Modal, PageTitle, type DataColumn } from '@guildhall/ui/console'
import { ListFrame } from '../../app/list-frame.tsx'
import { useSession } from '../../app/session.ts'
import { bodyOf } from './form-page.tsx'
import { FoundingForm, ready, type Draft } from './founding-form.tsx'
import { messages } from './messages.ts'
import { talentMessages } from './talent-messages.ts'
import { askedOf, TalentFilter, type Filter, type Talent } from './talent-filter.tsx'
import styles from './founding.module.css'

/** People by age, schooling and industry; from here a union is founded with its roster in one step. */
export default function TalentsPage() {
  const text = useText(messages).roster
  const words = useText(talentMessages)
  const { permissions } = useSession()
  const [filter, setFilter] = useState<Filter>({ ageTo: 45 })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [founding, setFounding] = useState(false)
  const asked = askedOf(filter)
  const list = useRows(foundingRoutes.searchTalents, { limit: 50, ...asked })
  const total = list.first?.total ?? 0
  const people = chosen.size > 0 ? chosen.size : total
  return (
    <>
      <PageTitle title={words.title(total)} detail={words.detail} actions={permissions.has('founding.apply') && <Button kind="primary" icon={Flag} disabled={people === 0 || people > 2_000} onClick={() => setFounding(true)}>{words.found(people)}</Button>} />
      <div className={styles.stack}>
        <TalentFilter filter={filter} facets={list.first?.facets} onChange={(next) => { setFilter(next); setChosen(new Set()) }} />
        {chosen.size > 0 && <BulkBar label={words.chosen(chosen.size)} clear={words.none} onClear={() => setChosen(new Set())}>{null}</BulkBar>}
        <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={UserSearch} title={text.nobody}>{text.nobodyNext}</EmptyState>}>
          <DataTable caption={words.caption} rows={list.rows} columns={useTalentColumns()} selection={{ chosen, all: text.chooseAll, label: (row) => text.choose(row.name), onChange: setChosen }} />
        </ListFrame>
      </div>
      {founding && <FoundDialog people={people} wanted={chosen.size > 0 ? { personIds: [...chosen] } : { filter: asked }} industry={filter.industry} onClose={() => setFounding(false)} />}
    </>
  )
}

function FoundDialog({ people, wanted, industry, onClose }: { people: number; wanted: { personIds: string[] } | { filter: ReturnType<typeof askedOf> }; industry: string | undefined; onClose: () => void }) {
  const words = useText(talentMessages)
  const text = useText(messages)
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>({ kind: industry ? 'industry' : 'joint', name: '', division: null, site: industry ?? '', years: 3, staff: people, members: people, founders: [], group: [{ name: '', phone: '', side: 'staff' }] })
  const begin = useCommand(foundingRoutes.fromTalents, { onDone: (answer) => void navigate({ to: `/foundings/${answer.id}` as string, search: { tab: 'roster' } as never }) })
  const missing = ready(draft, { group: true })
  return (
    <Modal open width={860} title={words.foundTitle(people)} okText={words.foundDo} cancelText={text.cancel} confirmLoading={begin.busy} okButtonProps={{ disabled: missing.length > 0 }} onCancel={onClose} onOk={() => begin.start({ ...bodyOf(draft), ...wanted })}>
      <div className={styles.stack}>
        <FoundingForm draft={draft} onChange={setDraft} editing={false} />
        {missing.length > 0 && <p className={styles.muted}>{text.form.need}{missing.map((key) => text.form[key]).join('、')}</p>}
        <ProblemNotice problem={begin.problem} />
      </div>
    </Modal>
  )
}

export function useTalentColumns(): DataColumn<Talent, string>[] {
  const text = useText(messages).roster
  const none = useText(messages).none
  const { permissions } = useSession()
  return [
    { id: 'name', label: text.name, cell: (row) => (permissions.has('people.read') ? <Link to={`/people/${row.id}` as string} className="link">{row.name}</Link> : row.name) }, { id: 'age', label: text.age, numeric: true, cell: (row) => row.age ?? none }, { id: 'gender', label: text.gender, cell: (row) => (row.gender ? text.genders[row.gender] : none) },
    { id: 'education', label: text.education, cell: (row) => row.education ?? none }, { id: 'industry', label: text.industry, width: 120, cell: (row) => row.industry ?? none }, { id: 'unit', label: text.unit, width: 200, cell: (row) => row.unitName },
  ]
}
