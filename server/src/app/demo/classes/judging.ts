import { evaluationsRoutes } from '@guildhall/contract'
import { comments, unitComments } from '../lists/opinions.ts'
import { minutes, seatsOf, type Life } from './life.ts'

/** How a class was, by phone from most who use one, on paper from some who do not, and from the firm it was made for. */
export function judge(life: Life): void {
  const { stage, agenda, script, chance, city, officer } = life
  // Some classes please more than others.
  const chanced = 3.7 + chance.next() * 0.9
  const liked = script.liked ?? chanced
  const score = (extra = 0) => Math.max(1, Math.min(5, Math.round(liked + extra + (chance.next() + chance.next() - 1) * 1.3)))
  const scores = (words: readonly string[]) => ({ trainer: score(0.2), course: score(), teaching: score(0.1), ...(chance.likely(0.35) && { comment: chance.pick(words) }) })
  const [willing, onPaper] = [script.people.filter((person) => person.actor && !(person === city.cast.lin) && chance.likely(script.judged ?? 0.58)), script.people.filter((person) => !person.actor && chance.likely(script.judged ?? 0.5)).slice(0, script.judged === undefined ? 3 : 8)]
  for (const [index, person] of willing.entries()) {
    const at = new Date(stage.at(script.finishOn, '12:00').getTime() + minutes(index * 397))
    const answers = scores(comments)
    agenda.add(script.key, at, async () => {
      if ((await seatsOf(life, at)).some((seat) => seat.personId === person.id)) await stage.act(evaluationsRoutes.submit, person.actor!, at, { classId: life.classId, ...answers })
    })
  }
  for (const index of onPaper.keys()) {
    const at = stage.at(script.finishOn + 3, `16:${10 + index * 4}`)
    agenda.add(script.key, at, async () => {
      await stage.act(evaluationsRoutes.enterPaper, officer, at, { classId: life.classId, formNumber: `PJ${script.serial}-${String(index + 1).padStart(2, '0')}`, evaluator: 'worker', filledOn: script.lessons.at(-1)!.day, ...scores(comments) })
    })
  }
  const { firm } = script
  if (!firm) return
  const at = stage.at(script.finishOn + 4, '10:15')
  const speaker = city.accounts.speakers.get(firm.id)
  agenda.add(script.key, at, async () => {
    if (speaker) await stage.act(evaluationsRoutes.submitUnit, speaker, at, { classId: life.classId, ...scores(unitComments) })
    else await stage.act(evaluationsRoutes.enterPaper, officer, at, { classId: life.classId, formNumber: `QY${script.serial}-01`, evaluator: 'enterprise', filledOn: stage.day(script.finishOn + 1), ...scores(unitComments) })
  })
}
