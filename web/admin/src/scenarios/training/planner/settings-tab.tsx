import { plannerRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Card, useFormat, useText } from '@guildhall/ui'
import { Facts } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { namesOfGround, RuleList, type RuleNames } from './rules.tsx'
import styles from './planner.module.css'
import type { Run } from './words.ts'

/** By what it was computed. */
export function SettingsTab({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const words = text.settings
  const { settings } = run
  const ground = useAnswer(plannerRoutes.getPlannerGround, {}, { enabled: run.mayPlan, staleTime: 60_000 }).data
  const own: RuleNames = { occupations: run.byOccupation.map((one) => one.occupation), trainers: run.classes.map((one) => one.trainer), venues: run.classes.map((one) => one.venue) }
  const named = ground ? namesOfGround(ground) : null
  const names: RuleNames = named ? { occupations: [...named.occupations, ...own.occupations], trainers: [...named.trainers, ...own.trainers], venues: [...named.venues, ...own.venues] } : own
  const occupations = settings.occupationIds.map((id) => names.occupations.find((one) => one.id === id)?.name ?? '—').join(text.and)
  return (
    <div className={styles.columns}>
      <Card>
        <h2 className={styles.heading}>{words.title}</h2>
        <Facts of={[
          [words.startOn, format.date(settings.startOn)], [words.weeks, format.count(settings.weeks)], [words.minSeats, format.count(settings.minSeats)], [words.maxSeats, format.count(settings.maxSeats)], [words.sessionsADay, format.count(settings.sessionsADay)],
          [words.budget, settings.budgetFen === null ? words.noLimit : text.yuan(format.yuan(settings.budgetFen))], [words.seconds, format.count(settings.seconds)], [words.occupations, occupations || words.allOccupations],
          [words.off, run.daysOff.length === 0 ? words.none : run.daysOff.map((day) => format.day(day)).join(text.and)],
        ]} />
      </Card>
      <Card>
        <h2 className={styles.heading}>{words.weights}</h2>
        <Facts of={[
          ...(['worker', 'enterprise', 'department'] as const).map((source): [string, string] => [words.priority[source], text.points(String(settings.priority[source]))]), [words.waitMonth, format.share(settings.waitMonth)], [words.yuanAPoint, text.yuan(format.count(settings.yuanAPoint))],
          [words.idle, text.points(String(settings.idle))], [words.wayToTown, text.points(String(settings.wayToTown))], [words.wayToCounty, settings.wayToCounty === null ? words.notThere : text.points(String(settings.wayToCounty))], ...(run.repair ? [[words.change, text.points(String(settings.change))] as [string, string]] : []),
        ]} />
        <h2 className={styles.heading}>{words.rules}</h2>
        <RuleList rules={settings.forbidden} names={names} />
        {run.figures && <p className={styles.muted}>{text.run.gapHint(format.count(run.figures.value, 1), format.count(run.figures.bound, 1))}</p>}
      </Card>
    </div>
  )
}
