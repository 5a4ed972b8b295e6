import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { id, instant, line, maskedPerson } from '../shapes.ts'

const count = z.number().int()
/** Who heads a class (班主任): a colleague who may run it, or a trainer who teaches in it. */
export const headKind = z.enum(['staff', 'trainer'])
export const headRef = z.object({ kind: headKind, id, name: z.string() })
/** As staff see it; `line` is the office telephone that learners may read. */
export const headOfClass = headRef.extend({ line: z.string().nullable() })
/** As a learner sees it: a name, and a telephone only where it is that of an office. Everything else goes by a question. */
export const myHead = headOfClass.omit({ id: true })
/** An office telephone: with area code or without, with an extension; service numbers. Never a mobile: nobody's own number becomes public by mistake. */
export const officeLine = z.string().trim().regex(/^(?:(?:0\d{2,3}[- ]?)?[2-9]\d{6,7}(?:[- ]\d{1,5})?|400[- ]?\d{3}[- ]?\d{4}|1[0-2]\d{3})$/)

export const myQuestion = z.object({ id, words: z.string(), askedAt: instant, assisted: z.boolean(), answer: z.string().nullable(), answeredAt: instant.nullable() })
export const classQuestion = myQuestion.extend({ person: maskedPerson, answeredBy: z.string().nullable() })
/** A question as the trainer who heads the class reads it on the phone. */
const headQuestion = myQuestion.extend({ classId: id, title: z.string(), name: z.string() })
const candidate = headRef.extend({ detail: z.string().nullable(), onPhone: z.boolean() })

const classId = z.object({ classId: id })
const manage = { staff: 'training.class.manage' } as const

export const headsRoutes = {
  listHeads: route({ name: 'training.list-head-candidates', method: 'GET', path: '/api/training/classes/:classId/heads', summary: 'Who may head a class, who does, and who is told of a change', audience: manage, params: classId,
    response: z.object({ rows: z.array(candidate), head: headOfClass.nullable(), revision: count, learners: count }) }),
  setHead: route({ name: 'training.set-class-head', method: 'POST', path: '/api/training/classes/:classId/head', summary: 'Sets who heads a class; old and new head, trainers and learners are told', audience: manage, params: classId,
    body: z.object({ head: headRef.omit({ name: true }).nullable(), line: officeLine.nullable(), revision: count }), response: z.object({ head: headOfClass.nullable(), revision: count, told: count }),
    refusals: ['training.head-unfit', 'training.head-line-of-staff', 'training.head-class-over', 'platform.changed-meanwhile'] }),
  askHead: route({ name: 'training.ask-class-head', method: 'POST', path: '/api/training/my/classes/:classId/questions', summary: 'Asks the head of my class something', audience: { worker: true }, params: classId, body: z.object({ words: line(300) }), response: myQuestion,
    refusals: ['training.no-head', 'training.not-seated', 'training.questions-waiting'], limit: 30 }),
  answerQuestion: route({ name: 'training.answer-question', method: 'POST', path: '/api/training/questions/:questionId/answer', summary: 'Answers a learner; they are told', audience: { worker: true, staff: 'training.class.manage' }, params: z.object({ questionId: id }), body: z.object({ answer: line(500) }), response: myQuestion,
    refusals: ['training.question-answered'] }),
  listMyQuestions: route({ name: 'training.list-questions-to-me', method: 'GET', path: '/api/training/my/questions', summary: 'What learners ask in the classes I head', audience: { worker: true }, response: z.object({ rows: z.array(headQuestion) }) }),
}

export const headsRefusals = {
  'training.head-unfit': { status: 422, zh: '这个人不能当这个班的班主任：要么是主办工会（或上级）能管班的干部，要么是这个班的授课教师。请在名单里另选。', en: 'This person cannot head the class: it takes a colleague of the organising union, or above it, who runs classes, or a trainer who teaches in it. Choose from the list.' },
  'training.head-line-of-staff': { status: 422, zh: '只有干部当班主任时才能留办公电话；教师的电话不公开，学员可以留言。请把电话去掉。', en: 'A telephone can be given only for an office: a trainer’s number is not shown, learners write instead. Leave it out.' },
  'training.head-class-over': { zh: '这个班已经结业或取消，不用再换班主任。', en: 'This class is over or called off, so its head stays as it was.' },
  'training.no-head': { zh: '这个班还没有定班主任，没法留言。有事请打 12351，或到工会窗口。', en: 'This class has no head yet, so there is nobody to write to. Call 12351 or come to the window.' },
  'training.questions-waiting': { status: 429, zh: '你还有 3 条留言没有答复，先等一等；急事请打 12351。', en: 'Three of your questions still wait for an answer. Wait for one, or call 12351 if it is urgent.' },
  'training.question-answered': { zh: '这条留言已经有人答复了，请刷新看看。', en: 'Somebody has answered this already. Reload to see.' },
} as const satisfies Record<string, RefusalText>
