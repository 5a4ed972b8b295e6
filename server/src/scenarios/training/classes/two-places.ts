import { Refused } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { TwoRecords, Said } from '#registry'
import type { ClassRow, EnrolmentRow } from './model.ts'
import { markNeedEnrolled } from './needs-of-worker.ts'
import { choosePlace, type PlaceTaken } from './rules.ts'
import { giveBack } from './seats.ts'
import { findLiveEnrolment, findResultOf, findSharedClasses, holdClass } from './store.ts'

/**
 * Two records turn out to be one person who has two places in a class (T2 allows one): the place that has come further stays, the other is given back, and whoever waited
 * first has it. A seat that somebody else has by then cannot come back, so undoing the merge does not touch it. With two confirmed results a person decides.
 */
export async function joinPlaces(ctx: CommandContext, { winnerId, loserId }: TwoRecords, options: { dryRun: boolean }): Promise<Said[]> {
  const said: Said[] = []
  for (const classId of await findSharedClasses(ctx.tx, winnerId, loserId)) {
    const of = await holdClass(ctx.tx, classId)
    const [one, other] = [await placeOf(ctx, of, winnerId), await placeOf(ctx, of, loserId)]
    const chosen = choosePlace(one, other)
    if (chosen === 'both-assessed') throw new Refused('people.both-assessed', { class: of.title })
    const [kept, dropped] = chosen === 'first' ? [one, other] : [other, one]
    if (!options.dryRun) await dropPlace(ctx, of, kept.enrolment, dropped.enrolment)
    said.push({ zh: `两份登记都在班级「${of.title}」，留下${kept.enrolment.state === 'seated' ? '名额' : '候补'}，另一个已退回`, en: `Both records are in the class ${of.title}: one place is kept, the other is given back` })
  }
  return said
}

async function placeOf(ctx: CommandContext, of: ClassRow, personId: string): Promise<PlaceTaken & { enrolment: EnrolmentRow }> {
  const enrolment = (await findLiveEnrolment(ctx.tx, of.id, personId))!
  const { result, attended } = await findResultOf(ctx.tx, enrolment.id)
  return { enrolment, seated: enrolment.state === 'seated', enrolledAt: enrolment.enrolled_at, attended, marked: result !== undefined, confirmed: result?.confirmed_at != null }
}

async function dropPlace(ctx: CommandContext, of: ClassRow, kept: EnrolmentRow, dropped: EnrolmentRow): Promise<void> {
  await giveBack(ctx, of, dropped, '两份登记是同一个人，合并时退回')
  // What the place was asked for is served all the same: the person sits in this very class.
  if (dropped.need_id && kept.state === 'seated') await markNeedEnrolled(ctx.tx, dropped.need_id, of.id, ctx.clock.now())
}
