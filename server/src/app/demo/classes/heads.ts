import { headsRoutes, offersRoutes } from '@guildhall/contract'
import { react } from '../clockwork.ts'
import { minutes, revisionOf, type Life } from './life.ts'

const officeLine = '0573-86120012'

/** Once a class is announced somebody heads it: mostly the officer, now and then a trainer who uses the phone. */
export function nameHead(life: Life, { trainer }: { trainer: boolean }): void {
  const { stage, agenda, script, officer } = life
  agenda.add(script.key, stage.at(script.publishOn, '09:45'), async (at) => {
    const teaches = trainer && script.trainer.person?.actor
    await stage.act(headsRoutes.setHead, officer, at, {
      classId: life.classId, revision: await revisionOf(life, at), head: teaches ? { kind: 'trainer', id: script.trainer.id } : { kind: 'staff', id: officer.accountId }, line: teaches ? null : officeLine,
    })
  })
}

/** A learner asks the head something; `answer` is what they are told an hour later. */
export function askHead(life: Life, { who, days, words, answer }: { who: number; days: number; words: string; answer: string | null }): void {
  const { stage, agenda, script } = life
  agenda.add(script.key, stage.at(days, '12:20'), async (at) => {
    const learner = script.people.filter((person) => person.actor)[who]?.actor
    if (!learner) return
    const question = await stage.act(headsRoutes.askHead, learner, at, { classId: life.classId, words })
    const later = new Date(at.getTime() + minutes(60))
    if (answer !== null && later <= stage.now) await stage.act(headsRoutes.answerQuestion, life.officer, later, { questionId: question.id, answer })
  })
}

/** Free seats were offered to people who asked for the like. */
export function offerSeats(life: Life, { days }: { days: number }): void {
  const { stage, agenda, script, officer } = life
  agenda.add(script.key, stage.at(days, '15:10'), async (at) => {
    await stage.act(offersRoutes.makeOffers, officer, at, { classId: life.classId })
    life.reactedTo = await react(stage, at, { classId: life.classId, after: life.reactedTo })
  })
}
