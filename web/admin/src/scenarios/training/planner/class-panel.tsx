import { useCallback } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, Lock, LockOpen } from 'lucide-react'
import { plannerRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, dotted, Icon, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { DrawerPanel, MenuButton } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { JudgedBefore } from '../courses/judged-before.tsx'
import { Problem } from '../plans/problem.tsx'
import styles from './planner.module.css'
import type { SteeringState } from './steering.ts'
import { sameRule, usePlannerWords, type Planned, type Rule, type Run } from './words.ts'

const nothing: Rule = { occupationId: null, level: null, trainerId: null, venueId: null, window: null }

/** One proposed class: when it meets, who sits in it, and what a cadre makes of it. */
export function ClassPanel({ run, planned, steering }: { run: Run; planned: Planned; steering: SteeringState }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const navigate = useNavigate()
  const close = useCallback(() => { void navigate({ to: '.', search: ((before: Record<string, unknown>) => ({ ...before, class: undefined })) as never }) }, [navigate])
  const draft = useCommand(plannerRoutes.draftPlanned)
  const fixed = steering.isFixed(planned.key)
  const days = [...Map.groupBy(planned.sessions, (session) => session.day)]
  const { id: occupationId } = planned.occupation
  const rules: { id: string; label: string; rule: Rule }[] = [
    { id: 'course', label: text.panel.notOccupation, rule: { ...nothing, occupationId, level: planned.level } }, { id: 'trainer', label: text.panel.notTrainer(planned.trainer.name), rule: { ...nothing, occupationId, trainerId: planned.trainer.id } },
    { id: 'venue', label: text.panel.notVenue(planned.venue.name), rule: { ...nothing, occupationId, venueId: planned.venue.id } }, { id: 'window', label: text.panel.notWindow(text.window[planned.window]), rule: { ...nothing, occupationId, window: planned.window } },
  ]
  const noted = rules.some(({ rule }) => steering.rules.some((one) => sameRule(one, rule)))
  return (
    <DrawerPanel
      title={words.course(planned)} closeLabel={text.close} onClose={close}
      footer={run.mayPlan && (planned.draft
        ? <Link to={`/plans/${planned.draft.id}` as string} className={buttonClass({ block: true })}>{text.panel.toPlan}</Link>
        : (
          <div className={styles.panelFoot}>
            <Problem problem={draft.problem} />
            {noted ? <p className={styles.muted}>{text.panel.added}</p> : <p className={styles.muted}>{text.panel.fixHint}</p>}
            <span className={styles.foot}>
              <Button icon={fixed ? LockOpen : Lock} aria-pressed={fixed} onClick={() => steering.fix([planned.key], !fixed)}>{fixed ? text.classes.unfix : text.classes.fix}</Button>
              <MenuButton label={text.panel.not} className={buttonClass()} choices={rules.map(({ id, label, rule }) => ({ id, label, selected: steering.rules.some((one) => sameRule(one, rule)), onChoose: () => steering.rule(rule) }))}>{text.panel.not}<Icon of={ChevronDown} size={15} /></MenuButton>
              <Button busy={draft.busy} onClick={() => draft.start({ runId: run.id, key: planned.key })}>{text.panel.draft}</Button>
            </span>
          </div>
        ))}
    >
      <p className={styles.facts}>
        <span>{text.window[planned.window]}</span><span className="num">{words.span(planned)}</span><span>{words.weekly(planned)}</span><span>{planned.trainer.name}</span><span>{dotted(text.dot, [planned.venue.name, planned.venue.town])}</span>
        <span>{text.classes.sizeOf(planned.size, planned.capacity)}{text.dot}{text.panel.min(planned.min)}</span><span>{text.yuan(format.yuan(planned.costFen))}</span>
        <span>{planned.template ? <Link to={'/class-templates' as string} search={{ open: planned.template.id } as never} className="link">{text.panel.template(planned.template.name, planned.template.version)}</Link> : text.panel.general}</span>
      </p>
      <JudgedBefore occupationId={occupationId} level={planned.level} trainerId={planned.trainer.id} />
      <h3 className={styles.heading}>{text.panel.sessions(planned.sessions.length)}</h3>
      <ol className={styles.sessions}>{days.map(([day, sessions]) => <li key={day}><time className="date">{format.monthDay(day)}</time> <span className="num">{sessions.map((session) => `${session.from}–${session.to}`).join(text.and)}</span></li>)}</ol>
      <Seated runId={run.id} classKey={planned.key} />
    </DrawerPanel>
  )
}

/** Who would sit in it: asked for when somebody looks, a proposal may serve a hundred thousand. */
function Seated({ runId, classKey }: { runId: string; classKey: string }) {
  const text = useText(messages)
  const format = useFormat()
  const needs = useAnswer(plannerRoutes.listNeedsOfPlanned, { runId, key: classKey }, { staleTime: Infinity })
  if (!needs.data) return needs.error ? <Problem problem={needs.error} onAgain={() => void needs.refetch()} /> : <SkeletonRows label={text.loading} />
  return (
    <>
      <h3 className={styles.heading}>{text.panel.needs(needs.data.rows.length)}</h3>
      <ul className={styles.needs}>{needs.data.rows.map((need) => <li key={need.id}><Link to={`/needs/${need.id}` as string}>{need.number}</Link> <span className={styles.muted}>{text.panel.source[need.source]}{need.of > 1 && <>{text.dot}{need.seats < need.of ? text.panel.part(need.seats, need.of) : text.people(format.count(need.seats))}</>}</span></li>)}</ul>
    </>
  )
}
