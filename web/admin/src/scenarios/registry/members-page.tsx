import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { IdCard, X } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { birthDecades, memberFlows, membershipRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, Icon, useFormat, useText } from '@guildhall/ui'
import { Input, type DataColumn } from '@guildhall/ui/console'
import { dayIn, idIn, ListPage, textIn, useList, type Search } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { UnitSelect } from '../../app/unit-select.tsx'
import { BulkTransfer } from './bulk-transfer.tsx'
import { memberMessages } from './member-messages.ts'
import styles from './registry.module.css'

type Member = AnswerOf<typeof membershipRoutes.list>['rows'][number]

/** Members of the range, of a unit and what is below it, as of today or any day. */
export default function MembersPage() {
  const text = useText(memberMessages)
  const { permissions } = useSession()
  const list = useList({
    list: 'registry.members', route: membershipRoutes.list, hidden: ['gender', 'birthYear', 'employment', 'education'], sort: '', sorts: [],
    filterOf: (search) => ({ name: nameIn(search), unitId: idIn(search, 'unit'), asOf: dayIn(search, 'asOf'), ...countedIn(search) }),
  })
  const { search, change } = list
  const unitId = idIn(search, 'unit')
  const [moving, setMoving] = useState<readonly string[] | null>(null)
  const counted = countedIn(search)
  return (
    <>
    <ListPage
      list={list} bulk={permissions.has('people.manage') && !dayIn(search, 'asOf') ? (chosen) => <Button size="small" onClick={() => setMoving(chosen)}>{text.transfer}</Button> : undefined} title={text.title} detail={text.detail} label={text.title} columns={useMemberColumns()} nameOf={(row) => row.name}
      actions={permissions.has('people.manage') && <><DifferencesLink /><Link to={'/imports' as string} search={{ kind: 'members' } as never} className={buttonClass()}>{text.toImport}</Link></>}
      filters={(
        <>
          <Input.Search allowClear enterButton autoComplete="off" defaultValue={nameIn(search)} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ name: words.trim() || undefined })} />
          {shortIn(search) && <span role="status" className="muted">{text.short}</span>}
          <span className={styles.unit}><UnitSelect label={text.unit} value={unitId ? { id: unitId, name: textIn(search, 'unitName', 80) ?? unitId } : null} onChange={(unit) => change({ unit: unit?.id, unitName: unit?.name })} /></span>
          <label className={styles.asOf}>{text.asOf}<Input type="date" style={{ width: 150 }} value={dayIn(search, 'asOf') ?? ''} onChange={(event) => change({ asOf: event.target.value || undefined })} /></label>
          {counted.happened && <Clear onClear={() => change({ happened: undefined, month: undefined })}>{text.happened[counted.happened](counted.month ?? '')}</Clear>}
          {counted.gender && <Clear onClear={() => change({ gender: undefined })}>{text.genders[counted.gender]}</Clear>}
          {counted.born && <Clear onClear={() => change({ born: undefined })}>{text.born[counted.born]}</Clear>}
        </>
      )}
      empty={<EmptyState icon={IdCard} title={text.empty}>{text.emptyNext}</EmptyState>}
    />
    {moving && <BulkTransfer people={moving} onClose={() => setMoving(null)} />}
    </>
  )
}

/** How many differences wait to be looked at. */
function DifferencesLink() {
  const text = useText(memberMessages)
  const { data } = useAnswer(membershipRoutes.differences, { limit: 200 })
  return <Link to={'/roster-differences' as string} className={buttonClass()}>{text.differences}{data && data.rows.length > 0 && <> <span className="num">{data.rows.length}{data.next && '+'}</span></>}</Link>
}

/** Whom a figure of the cockpit counted. */
function countedIn(search: Search) {
  return {
    happened: memberFlows.find((one) => one === search['happened']), month: /^20\d{2}-(0[1-9]|1[0-2])$/.exec(textIn(search, 'month') ?? '')?.[0],
    gender: (['male', 'female'] as const).find((one) => one === search['gender']), born: birthDecades.find((one) => one === search['born']),
  }
}

/** What is looked at besides, with the way back to everybody. */
function Clear({ onClear, children }: { onClear: () => void; children: string }) {
  return <button type="button" className={buttonClass()} onClick={onClear}>{children}<Icon of={X} size={15} /></button>
}

/** A name that can be looked for: two characters at least. */
function nameIn(search: Search): string | undefined {
  const name = textIn(search, 'name')
  return name !== undefined && [...name].length >= 2 ? name : undefined
}

/** A name of one character is not looked for, and that is said. */
function shortIn(search: Search): boolean {
  return textIn(search, 'name') !== undefined && nameIn(search) === undefined
}

function useMemberColumns(): DataColumn<Member, ColumnOf<'registry.members'>>[] {
  const text = useText(memberMessages)
  const format = useFormat()
  return [
    { id: 'name', label: text.name, cell: (row) => <Link to={`/people/${row.id}` as string} className={styles.name}>{row.name}</Link> },
    { id: 'phone', label: text.phone, cell: (row) => <span className="num">{row.phone ?? text.none}</span> },
    { id: 'unit', label: text.unit, width: 200, cell: (row) => <Link to={`/units/${row.membership.unitId}` as string} className="link">{row.membership.unitName}</Link> },
    { id: 'since', label: text.since, cell: (row) => <time className="date">{format.date(row.membership.joinedOn)}</time> },
    { id: 'level', label: text.level, cell: (row) => (row.membership.skillLevel === null ? text.none : text.levelName(row.membership.skillLevel)) },
    { id: 'occupation', label: text.occupation, width: 120, cell: (row) => row.membership.occupation ?? text.none },
    { id: 'gender', label: text.gender, cell: (row) => (row.gender ? text.genders[row.gender] : text.none) },
    { id: 'birthYear', label: text.birthYear, numeric: true, cell: (row) => row.birthYear ?? text.none },
    { id: 'employment', label: text.employment, cell: (row) => row.membership.employment ?? text.none },
    { id: 'education', label: text.education, cell: (row) => row.membership.education ?? text.none },
  ]
}
