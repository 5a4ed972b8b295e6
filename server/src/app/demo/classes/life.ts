import { Chance } from '../chance.ts'
import { levelNames } from '../lists/courses.ts'
import type { City } from '../needs.ts'
import type { Stage, Staff, Worker } from '../stage.ts'
import type { Person } from '../world.ts'
import type { Agenda } from './agenda.ts'
import type { Script } from './script.ts'

export type Seat = { enrolmentId: string; personId: string }
/** What a class is made of while it is lived; ids are known once the plan is saved. */
export type Life = {
  stage: Stage; city: City; agenda: Agenda; script: Script; needIds: readonly string[]; title: string; chance: Chance
  officer: Staff; reviewer: Staff
  classId: string
  sessionIds: string[]
  /** Who sits in it, once enrolment is over. */
  seats: Seat[]
  /** Leave that was granted: lesson and person. */
  granted: Set<string>
  /** Which question about the plan is whose. */
  opinions: Map<string, string>
  /** The last event of this class that others have reacted to. */
  reactedTo: string
}

const slotNames = { 'weekday-evening': '晚间', weekend: '周末', 'weekday-day': '日间' } as const

export function lifeOf(told: { stage: Stage; city: City; agenda: Agenda; script: Script; needIds: readonly string[] }): Life {
  const { city, script } = told
  const trade = city.resources.occupations.get(script.trade)!.name
  const firm = script.firm ? `${script.firm.name.replace(/(科技|制造|服务|工程)?(股份)?有限公司$/, '')}·` : ''
  return {
    ...told, title: `${firm}${trade}（${script.level === null ? '入门' : levelNames[script.level]}）${slotNames[script.slot]}班`, chance: new Chance(script.key),
    officer: city.accounts.officers.get(script.county)!, reviewer: city.accounts.reviewers.get(script.county)!, classId: '', sessionIds: [], seats: [], granted: new Set(), opinions: new Map(), reactedTo: '00000000-0000-0000-0000-000000000000',
  }
}

/** By phone, or at the desk for whoever does not use one. */
export function actorFor({ city }: Pick<Life, 'city'>, person: Person): Worker {
  const { clerk } = city.accounts
  return person.actor ?? { kind: 'worker', accountId: clerk.accountId, personId: person.id, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } }
}

/** Whoever stands in front: the trainer where they use the phone, else the officer who types in what the trainer hands over. */
export function teacherOf(life: Life): Staff | Worker {
  return life.script.trainer.person?.actor ?? life.officer
}

export async function revisionOf({ stage, classId }: Life, at: Date): Promise<number> {
  return (await stage.asService(at, (ctx) => ctx.tx.selectFrom('training_class').select('revision').where('id', '=', classId).executeTakeFirstOrThrow())).revision
}

export async function seatsOf(life: Life, at: Date): Promise<Seat[]> {
  if (life.seats.length === 0) {
    life.seats = await life.stage.asService(at, (ctx) => ctx.tx.selectFrom('training_enrolment').select(['id as enrolmentId', 'person_id as personId']).where('class_id', '=', life.classId).where('state', '=', 'seated').orderBy('id').execute())
  }
  return life.seats
}

export async function sessionsOf(life: Life, at: Date): Promise<string[]> {
  if (life.sessionIds.length === 0) {
    const rows = await life.stage.asService(at, (ctx) => ctx.tx.selectFrom('training_session').select('id').where('class_id', '=', life.classId).orderBy('seq').execute())
    life.sessionIds = rows.map((row) => row.id)
  }
  return life.sessionIds
}

export const minutes = (count: number): number => count * 60_000
