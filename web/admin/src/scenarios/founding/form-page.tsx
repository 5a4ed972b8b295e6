import { useState } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { foundingRoutes, unitRoutes, type AnswerOf, type RequestOf } from '@guildhall/contract'
import { Button, buttonClass, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { FoundingForm, ready, type Draft } from './founding-form.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

type Record = AnswerOf<typeof foundingRoutes.get>

/** Who founds what: a new application, or one that has not been handed in yet. */
export default function FormPage() {
  const { foundingId } = useParams({ strict: false }) as { foundingId?: string }
  const text = useText(messages)
  const session = useSession()
  const existing = useAnswer(foundingRoutes.get, { foundingId: foundingId ?? '' }, { enabled: foundingId !== undefined })
  const own = useAnswer(unitRoutes.get, { id: session.actingRole?.unitId ?? '' }, { enabled: foundingId === undefined && session.actingRole !== undefined && session.actingRole !== null })
  const problem = existing.error ?? own.error
  if (problem) return <ProblemNotice whole problem={problem} />
  if (foundingId === undefined ? !own.data : !existing.data) return <SkeletonRows label={text.loading} />
  return <Filling key={foundingId ?? 'new'} record={existing.data ?? null} draft={existing.data ? draftOf(existing.data) : emptyDraft(own.data!.unit)} />
}

function emptyDraft(unit: AnswerOf<typeof unitRoutes.get>['unit']): Draft {
  const founder = unit.kind === 'federation' ? [] : [{ unitId: unit.id, name: unit.name, creditCode: unit.creditCode }]
  return {
    kind: 'single', name: founder[0] ? `${founder[0].name}工会委员会` : '', division: unit.division, site: '', years: 3, staff: unit.kind === 'federation' ? null : unit.staff, members: null, founders: founder, group: [{ name: '', phone: '', side: 'staff' }],
  }
}

function draftOf(record: Record): Draft {
  return {
    kind: record.kind, name: record.name, division: record.division, site: record.site ?? '', years: record.years, staff: record.staff, members: record.members, group: [],
    founders: record.foundersFull.map((one) => ({ unitId: one.unitId, name: one.name, creditCode: one.creditCode })),
  }
}

/** What the form sends. The first of the group leads it; lines left empty are left out. */
export function bodyOf(draft: Draft): RequestOf<typeof foundingRoutes.begin> {
  return {
    kind: draft.kind, name: draft.name.trim(), division: draft.division ?? '', site: draft.site.trim() || null, years: draft.years, staff: draft.staff ?? 0, members: draft.members ?? 0,
    founders: draft.founders.map((one) => (one.unitId ? { unitId: one.unitId } : { name: one.name, creditCode: one.creditCode })),
    group: draft.group.filter((one) => one.name.trim() && one.phone.trim()).map((one, index) => ({ name: one.name.trim(), phone: one.phone.trim(), side: one.side, post: index === 0 ? 'leader' as const : 'member' as const })),
  }
}

function Filling({ record, draft: begun }: { record: Record | null; draft: Draft }) {
  const text = useText(messages)
  const navigate = useNavigate()
  const [draft, setDraft] = useState(begun)
  const open = (answer: { id: string }) => void navigate({ to: `/foundings/${answer.id}` as string })
  const begin = useCommand(foundingRoutes.begin, { onDone: open })
  const edit = useCommand(foundingRoutes.edit, { onDone: open })
  const missing = ready(draft, { group: record === null })
  const back = record ? `/foundings/${record.id}` : '/foundings'
  return (
    <>
      <PageTitle crumbs={<Link to={'/foundings' as string}>{text.list.title}</Link>} title={record ? text.form.editTitle : text.form.title} detail={text.form.detail} />
      <div className={styles.form}>
        <FoundingForm draft={draft} onChange={setDraft} editing={record !== null} />
        <ProblemNotice problem={begin.problem ?? edit.problem} />
        {missing.length > 0 && <p className={styles.muted}>{text.form.need}{missing.map((key) => text.form[key]).join('、')}</p>}
        <div className={styles.actions}>
          <Button kind="primary" busy={begin.busy || edit.busy} disabled={missing.length > 0} onClick={() => (record ? edit.start({ ...bodyOf(draft), foundingId: record.id, revision: record.revision }) : begin.start(bodyOf(draft)))}>{text.form.submit}</Button>
          <Link to={back as string} className={buttonClass()}>{text.cancel}</Link>
        </div>
      </div>
    </>
  )
}
