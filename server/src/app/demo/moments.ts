import { certificatesRoutes, classesRoutes, deskRoutes, needsRoutes, type InputOf } from '@guildhall/contract'
import { checkInOf, sessionsOf, type Agenda, type Life } from './classes/index.ts'
import { dialect } from './lists/wishes.ts'
import { home } from './lists/places.ts'
import { importMessyFile } from './messy-file.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'
import type { Person } from './world.ts'

type Moments = { stage: Stage; city: City; agenda: Agenda; lives: ReadonlyMap<string, Life>; nextPhone: () => string }

/** What happens beside the classes: what visitors asked for lately, whom the code has let in, what was taken back, learnt, imported and read. */
export function addMoments(moments: Moments): void {
  askedLately(moments)
  atTheDoor(moments)
  takenBack(moments)
  learntWords(moments)
  imported(moments)
  bellsRead(moments)
}

/** Requests on their way, filed on the phone as anybody would. */
function askedLately({ stage, city, agenda }: Moments): void {
  const { lin, luo, elder } = city.cast
  const ask = (who: Person, days: number, what: Pick<InputOf<typeof needsRoutes.fileNeed>, 'words' | 'level'>) => agenda.add('asked lately', stage.at(days, '20:12'), async (at) => {
    await stage.act(needsRoutes.fileNeed, who.actor!, at, { ...what, wish: null, occupationId: null, division: home, town: who.town, windows: ['weekday-evening'], earliest: null, latest: null })
  })
  ask(lin, -3, { words: '想学装配钳工，以后当班长用得上', level: 2 })
  ask(luo, -1, { words: '跑了三年外卖，想学叉车，换个稳定点的活', level: 1 })
  ask(elder, -6, { words: '想学急救，护理的时候心里有底', level: null })
}

/** Those who are in the room now have scanned the code on the wall; somebody asks leave from a lesson to come, and nobody has answered yet. */
function atTheDoor({ stage, city, agenda, lives }: Moments): void {
  const minute = 60_000
  for (const [key, share] of [['now', 0.7], ['lin today', 0.2]] as const) {
    const life = lives.get(key)!
    agenda.add(key, new Date(stage.now.getTime() - minute), async (at) => {
      const here = life.script.people.filter((person) => person.actor && person !== city.cast.lin)
      await checkInOf(life, here.slice(0, Math.round(here.length * share)), at)
    })
  }
  const life = lives.get('lin today')!
  agenda.add('lin today', new Date(stage.now.getTime() - 50 * minute), async (at) => {
    const who = life.script.people.find((person) => person.actor && person !== city.cast.lin)
    const lesson = (await sessionsOf(life, at))[5]
    if (who?.actor && lesson) await stage.act(classesRoutes.askLeave, who.actor, at, { sessionId: lesson, reason: '那天晚上要开家长会' })
  })
}

/** A certificate that should not have been given, requests given up, a visit at the desk. */
function takenBack({ stage, city, agenda, lives }: Moments): void {
  const life = lives.get('closed 4')!
  agenda.add('taken back', stage.at(-20, '11:00'), async (at) => {
    const row = await stage.asService(at, (ctx) => ctx.tx.selectFrom('training_result').select('certificate_id').where('class_id', '=', life.classId).where('certificate_id', 'is not', null).orderBy('enrolment_id').executeTakeFirst())
    if (row?.certificate_id) await stage.act(certificatesRoutes.revoke, life.reviewer, at, { certificateId: row.certificate_id, reason: '经核查，理论考试由他人代考' })
  })
  agenda.add('taken back', stage.at(-2, '09:40'), async (at) => {
    const rows = await stage.asService(at, (ctx) => ctx.tx.selectFrom('training_need').select(['id', 'person_id']).where('state', '=', 'open').where('source', '=', 'worker').where('asked_at', '<', at).orderBy('number').limit(60).execute())
    const users = new Map(city.people.flatMap((person) => (person.actor ? [[person.id, person.actor] as const] : [])))
    for (const row of rows.filter((_, index) => index % 7 === 0)) {
      const actor = users.get(row.person_id ?? '')
      if (actor) await stage.act(needsRoutes.withdrawMyNeed, actor, at, { needId: row.id, reason: '找到别的班了' })
    }
  })
  agenda.add('desk', stage.at(-1, '10:30'), async (at) => {
    const who = city.people.find((person) => person.county === home && !person.actor && person.firm)!
    await stage.act(deskRoutes.start, city.accounts.clerk, at, { personId: who.id })
    await stage.act(deskRoutes.end, city.accounts.clerk, new Date(at.getTime() + 9 * 60_000), { personId: who.id })
  })
}

/** Words of this place: an officer says what they mean, and from now on they are understood. */
function learntWords({ stage, city, agenda }: Moments): void {
  for (const [index, { word, means }] of dialect.slice(0, 3).entries()) {
    agenda.add('words', stage.at(-4 + index, '14:30'), async (at) => {
      const rows = await stage.asService(at, (ctx) => ctx.tx.selectFrom('training_need').select('id').where('wish', '=', word).where('state', '=', 'open').where('asked_at', '<', at).execute())
      if (rows.length > 0) await stage.act(needsRoutes.setNeedOccupation, city.accounts.officers.get(home)!, at, { needIds: rows.map((row) => row.id), occupationId: city.resources.occupations.get(means)!.id })
    })
  }
}

/** A firm's association sent its list as people send lists. */
function imported({ stage, city, agenda, nextPhone }: Moments): void {
  agenda.add('import', stage.at(-12, '15:20'), (at) => importMessyFile({ stage, officer: city.accounts.officers.get(home)!, nextPhone, firm: city.cast.hengheFirm }, at))
}

/** What is older than a few days most people have read. */
function bellsRead({ stage, agenda }: Moments): void {
  agenda.add('bells', new Date(stage.now.getTime() - 1), async (at) => {
    await stage.asService(at, (ctx) => ctx.tx.updateTable('notice').set((row) => ({ read_at: row.ref('created_at') })).where('created_at', '<', stage.at(-4)).execute())
  })
}
