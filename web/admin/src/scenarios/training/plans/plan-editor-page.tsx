import { useDeferredValue, useState } from 'react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ListChecks, RefreshCw } from 'lucide-react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, EmptyState, SkeletonRows, useText } from '@guildhall/ui'
import { Fold, hasRoom, PageTitle, WithAside } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { PlanAside } from './plan-aside.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { Problem } from './problem.tsx'
import { WeekBoard } from './week-board.tsx'
import styles from './plans.module.css'
import { applyFix, type Draft, type Plan, type PlanNeed } from './words.ts'

/** Makes a plan from needs that were chosen in the demand list, or changes one that is a draft. */
export default function PlanEditorPage() {
  const { classId } = useParams({ strict: false }) as { classId?: string }
  const search = useSearch({ strict: false }) as { needs?: string }
  const needIds = typeof search.needs === 'string' ? search.needs.split(',').filter(Boolean) : []
  return classId ? <Existing classId={classId} /> : <Suggested needIds={needIds} />
}

function Suggested({ needIds }: { needIds: string[] }) {
  const text = useText(messages)
  const [round, setRound] = useState(0)
  const [suggested, setSuggested] = useState<AnswerOf<typeof plansRoutes.suggestPlan> | null>(null)
  // Asked once: when the plan is saved its needs are taken, and asking again would be refused under the reader's eyes.
  const suggestion = useAnswer(plansRoutes.suggestPlan, { needIds }, { enabled: needIds.length > 0 && suggested === null, staleTime: Infinity })
  if (suggestion.data && suggested === null) setSuggested(suggestion.data)
  async function again() {
    const { data } = await suggestion.refetch()
    if (!data) return
    setSuggested(data)
    setRound(round + 1)
  }
  if (needIds.length === 0) return <><PageTitle title={text.editor.newTitle} /><EmptyState icon={ListChecks} title={text.editor.noNeeds} action={<Link to={'/demand' as string} className={buttonClass({ kind: 'primary' })}>{text.editor.toDemand}</Link>}>{text.editor.noNeedsText}</EmptyState></>
  if (suggestion.error) return <><PageTitle title={text.editor.newTitle} /><Problem problem={suggestion.error} onAgain={() => void suggestion.refetch()} /></>
  if (!suggested) return <><PageTitle title={text.editor.newTitle} detail={text.editor.suggesting} /><SkeletonRows label={text.editor.suggesting} /></>
  return <Editor key={round} classId={null} start={suggested.draft} needs={suggested.needs} onAgain={() => void again()} />
}

function Existing({ classId }: { classId: string }) {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(plansRoutes.getPlan, { classId }, { staleTime: Infinity })
  if (error) return <Problem problem={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows label={text.loading} />
  return <Editor key={data.revision} classId={classId} start={draftOf(data)} needs={data.needs} plan={data} />
}

function draftOf(plan: Plan): Draft {
  const clock = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return {
    title: plan.title, kind: plan.kind, occupationId: plan.occupation.id, level: plan.level, needIds: plan.needs.map((need) => need.id), unitId: plan.unit?.id ?? null, division: plan.division, town: plan.town,
    outline: plan.outline, sessions: plan.sessions.map((one) => ({ day: clock(one.startsAt).slice(0, 10), from: clock(one.startsAt).slice(11, 16), to: clock(one.endsAt).slice(11, 16), topic: one.topic })),
    trainerId: plan.trainer?.id ?? null, venueId: plan.venue?.id ?? null, seats: plan.seats.capacity, waitlist: plan.waitlist, costFen: plan.costFen, feeFen: plan.feeFen,
    minAttendancePercent: plan.minAttendancePercent, passTheory: plan.passTheory, passPractice: plan.passPractice,
    template: plan.template && { id: plan.template.id, version: plan.template.version }, equipmentReason: plan.equipmentReason,
  }
}

type EditorProps = { classId: string | null; start: Draft; needs: readonly PlanNeed[]; plan?: Plan; onAgain?: () => void }
type Assessment = AnswerOf<typeof plansRoutes.checkPlan>

function Editor({ classId, start, needs, plan, onAgain }: EditorProps) {
  const text = useText(messages)
  const navigate = useNavigate()
  const [draft, setDraft] = useState(start)
  const [wide] = useState(hasRoom)
  const looked = useDeferredValue(draft)
  const check = useAnswer(plansRoutes.checkPlan, { classId, draft: looked })
  const [last, setLast] = useState<Assessment | null>(null)
  // The judgement of a moment ago stays while the next one is on its way, so that nothing jumps.
  if (check.data && check.data !== last) setLast(check.data)
  const done = (saved: { id: string }) => void navigate({ to: `/plans/${saved.id}` as string })
  const create = useCommand(plansRoutes.draftClass, { onDone: done })
  const edit = useCommand(plansRoutes.editClass, { onDone: done })
  const hard = last?.conflicts.filter((one) => one.hard).length ?? 0
  const ready = draft.trainerId !== null && draft.venueId !== null && draft.sessions.length > 0 && draft.title.trim() !== ''

  function save() {
    if (!draft.trainerId || !draft.venueId) return
    const complete = { ...draft, trainerId: draft.trainerId, venueId: draft.venueId, costFen: last?.costFen ?? draft.costFen }
    if (classId && plan) edit.start({ ...complete, classId, revision: plan.revision })
    else create.start(complete)
  }

  return (
    <>
      <PageTitle
        title={plan ? text.editor.editTitle(plan.title) : text.editor.newTitle}
        actions={(
          <>
            {onAgain && <Button icon={RefreshCw} onClick={onAgain}>{text.editor.again}</Button>}
            <Button kind="primary" busy={create.busy || edit.busy} disabled={!ready || hard > 0} onClick={save}>{plan ? text.editor.saveEdit : text.editor.saveDraft}</Button>
          </>
        )}
      />
      <PlanSteps at="plan" />
      <Problem problem={create.problem ?? edit.problem ?? check.error} />
      <WithAside asideLabel={text.fit.label} aside={<PlanAside checked={last} onFix={(conflict) => { const fixed = applyFix(draft, conflict); if (fixed) setDraft(fixed) }} />}>
        <div className={styles.form}>
          <PlanForm draft={draft} needs={needs.filter((need) => draft.needIds.includes(need.id))} checked={last} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
          <Fold title={text.editor.board} summary={text.editor.boardHint} open={wide}><WeekBoard draft={draft} classId={classId} conflicts={last?.conflicts ?? []} /></Fold>
        </div>
      </WithAside>
    </>
  )
}
