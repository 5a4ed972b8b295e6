import { registerNotices, registerTexts, sendNotices, sendText } from '#platform/notify'
import type { CommandContext } from '#platform/module'
import { dayInShanghai } from '#platform/clock'
import { sealedIn, type ClassRow, type EnrolmentRow, type SessionRow } from './model.ts'

registerNotices({
  'training.seat-given': { zh: '你已经在「{title}」的学员名单里，{first}开课。点开看课表。', en: 'You have a seat in “{title}”, which begins on {first}. Open it for the timetable.' },
  'training.place-on-waitlist': { zh: '「{title}」座位满了，你排在候补第 {position} 位。有人退出会按顺序补上，并告诉你。', en: '“{title}” is full; you are number {position} on the waitlist. When somebody leaves, the next in line moves up and is told.' },
  'training.moved-up': { zh: '「{title}」有人退出，你从候补转为正式学员了，{first}开课。不来请及时退出。', en: 'A seat in “{title}” became free and is yours. It begins on {first}. If you cannot come, please leave it in time.' },
  'training.seat-taken-back': { zh: '你在「{title}」的报名被取消：{reason}。有疑问请联系主办工会。', en: 'Your place in “{title}” was taken back: {reason}. If that seems wrong, ask the union that organises it.' },
  'training.lesson-tomorrow': { zh: '明天有课：{when}，「{title}」第 {seq} 次，{where}。来不了请先请假。', en: 'You have a lesson tomorrow, {when}: “{title}”, lesson {seq}, {where}. If you cannot come, ask leave first.' },
  'training.lesson-soon': { zh: '两小时内上课：{when}，「{title}」第 {seq} 次，{where}。到了扫教室里的码签到。', en: 'Your lesson begins within two hours, {when}: “{title}”, lesson {seq}, {where}. Scan the code in the room when you are there.' },
  'training.leave-asked': { zh: '「{title}」第 {seq} 次课有人请假，等你答复。', en: 'Somebody asks leave from lesson {seq} of “{title}” and waits for your answer.' },
  'training.head-given': { zh: '「{title}」由你当班主任，{first}开课。请假、学员留言和到期的事会找你。', en: 'You head “{title}”, which begins on {first}. Leave, questions of learners and what is due will come to you.' },
  'training.head-passed-on': { zh: '「{title}」的班主任换成了别人，后面的事不用你管了。', en: 'Somebody else heads “{title}” now; what follows is theirs.' },
  'training.head-of-class': { zh: '「{title}」的班主任定了。有事可以在班级页给班主任留言。', en: '“{title}” has a head now. If you need something, write to them from the page of your class.' },
  'training.head-of-taught-class': { zh: '你教的「{title}」有班主任了，学员和排课的事可以找工会问。', en: '“{title}”, which you teach, has a head now for all that concerns learners and timetable.' },
  'training.head-lesson-tomorrow': { zh: '你当班主任的班明天有课：{when}，「{title}」第 {seq} 次，{where}，{people} 人。', en: 'Your class has a lesson tomorrow, {when}: “{title}”, lesson {seq}, {where}, {people} people.' },
  'training.head-lesson-moved': { zh: '你当班主任的「{title}」第 {seq} 次课改到{when}，{where}，学员已通知。', en: 'Lesson {seq} of “{title}”, which you head, moves to {when}, {where}. The learners were told.' },
  'training.head-class-cancelled': { zh: '你当班主任的「{title}」取消了：{reason}。学员已通知。', en: '“{title}”, which you head, was called off: {reason}. The learners were told.' },
  'training.head-teaching-finished': { zh: '你当班主任的「{title}」课上完了，请盯着成绩按时录全、交复核。', en: 'The lessons of “{title}”, which you head, are over. See that the marks are entered and handed in on time.' },
  'training.question-asked': { zh: '「{title}」有学员给你留言，等你答复。', en: 'A learner of “{title}” asks you something and waits for your answer.' },
  'training.question-answered': { zh: '你在「{title}」的留言，班主任答复了。', en: 'What you asked in “{title}” was answered.' },
  'training.leave-granted': { zh: '「{title}」第 {seq} 次课的请假批准了。', en: 'Your leave from lesson {seq} of “{title}” was granted.' },
  'training.leave-refused': { zh: '「{title}」第 {seq} 次课的请假没有批准：{note}', en: 'Your leave from lesson {seq} of “{title}” was not granted: {note}' },
  'training.missed-lesson': { zh: '「{title}」第 {seq} 次课没有你的签到，记为缺课。还可以缺 {left} 次。如果记错了，请老师更正。', en: 'You were not noted at lesson {seq} of “{title}”, so it counts as missed. You may miss {left} more. If that is wrong, ask the trainer to correct it.' },
  'training.missed-too-many': { zh: '「{title}」第 {seq} 次课没有你的签到，缺课已超过规定，不能参加考核了。如果记错了，请老师更正。', en: 'You were not noted at lesson {seq} of “{title}” and have now missed more than the class allows, so you cannot be assessed. If that is wrong, ask the trainer to correct it.' },
})
registerTexts({
  'training.moved-up': { zh: '您已从候补转为「{title}」正式学员，{first}开课。', en: 'You have moved up from the waitlist of “{title}”; it begins on {first}.' },
  'training.lesson-reminder': { zh: '提醒：{when}上课，「{title}」，{where}。来不了请在手机上请假。', en: 'Reminder: lesson at {when}, “{title}”, {where}. If you cannot come, ask leave on your phone.' },
  'training.class-cancelled': { zh: '您报的「{title}」不办了：{reason}。请不要再去，可在手机上看看别的班。', en: '“{title}”, in which you had a place, was called off: {reason}. Please do not go; there may be other classes on your phone.' },
  'training.lesson-moved': { zh: '调课：「{title}」第 {seq} 次课改到{when}，{where}。', en: 'Lesson {seq} of “{title}” moves to {when}, {where}.' },
})

export const myClassPath = (classId: string) => `/my-classes/${classId}`

/** A day and an hour of Shanghai as a parameter of a notice, which says it in the reader's language. */
export function whenOf(at: Date): string {
  return `${dayWords(dayInShanghai(at))} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`
}

export const dayWords = (day: string | null): string => day ?? '—'

type Words = Record<string, string | number>
type Sitting = Pick<EnrolmentRow, 'person_id' | 'class_id'>

/** Under the bell of whoever sits in the class. */
export function noticePerson(ctx: CommandContext, to: Sitting, kind: string, params: Words): Promise<void> {
  return noticePeople(ctx, [{ to, kind, params }])
}

export function noticePeople(ctx: CommandContext, notices: readonly { to: Sitting; kind: string; params: Words }[]): Promise<void> {
  return sendNotices(ctx, notices.map(({ to, kind, params }) => ({ to: { personId: to.person_id }, kind, params, link: myClassPath(to.class_id) })))
}

/** And as a text message, where there is a number. */
export async function textPerson(ctx: CommandContext, to: Pick<EnrolmentRow, 'phone_sealed'>, template: string, params: Words): Promise<void> {
  if (to.phone_sealed) await sendText(ctx, { phone: ctx.cipher.open(to.phone_sealed, sealedIn.phone), template, params })
}

export const lessonWords = (of: Pick<ClassRow, 'title'>, session: Pick<SessionRow, 'starts_at' | 'seq'>, where: string | null): Words =>
  ({ title: of.title, seq: session.seq, when: whenOf(session.starts_at), where: where ?? '—' })
