import { findForm, publishForm, type Form, type Question } from '#engines/evaluation'
import { asService, holderOf, type RequestContext } from '#platform/http'

export const followUpKey = 'training-follow-up'

const option = (key: string, zh: string, en: string) => ({ key, label: { zh, en } })
const bands = [option('under-3000', '3000 元以下', 'under ¥3,000'), option('to-5000', '3000 到 5000 元', '¥3,000 to 5,000'), option('to-7000', '5000 到 7000 元', '¥5,000 to 7,000'), option('to-10000', '7000 到 1 万元', '¥7,000 to 10,000'), option('over-10000', '1 万元以上', 'over ¥10,000')]
/** Bands of monthly pay, the lowest first. */
export const wageBands: readonly string[] = bands.map((one) => one.key)
const atWork = ['same', 'better', 'new-job', 'self']

const questions: Question[] = [
  { key: 'post', kind: 'choice', required: true, label: { zh: '培训过后半年，你现在的工作是？', en: 'Half a year after the class, what is your work now?' }, options: [option('same', '还在原来的岗位', 'The same post'), option('better', '换了更好的岗位，或升了级', 'A better post, or promoted'), option('new-job', '找到了新工作', 'A new job'), option('self', '自己干', 'Working for myself'), option('none', '现在没有工作', 'No work at present')] },
  { key: 'uses', kind: 'choice', required: true, when: { question: 'post', is: atWork }, label: { zh: '学的东西，工作里用得上吗？', en: 'Do you use what you learnt at work?' }, options: [option('often', '经常用', 'Often'), option('sometimes', '有时用', 'Sometimes'), option('never', '用不上', 'Never')] },
  { key: 'why-not', kind: 'text', required: false, maxLength: 300, when: { question: 'uses', is: ['never'] }, label: { zh: '为什么用不上？', en: 'Why not?' } },
  { key: 'wage-before', kind: 'choice', required: false, label: { zh: '培训以前，一个月大约挣多少？', en: 'About how much a month did you earn before the class?' }, options: bands },
  { key: 'wage-now', kind: 'choice', required: false, when: { question: 'post', is: atWork }, label: { zh: '现在一个月大约挣多少？', en: 'And about how much now?' }, options: bands },
  { key: 'next', kind: 'text', required: false, maxLength: 300, label: { zh: '接下来还想学什么？', en: 'What would you like to learn next?' } },
]

/** What those who took part are asked half a year later, published when it is first needed; changed here, it is another version. */
export function openFollowUpForm(ctx: Pick<RequestContext, 'tx' | 'actor' | 'clock'>): Promise<Form> {
  return asService(ctx, '', async () => await findForm(ctx.tx, followUpKey) ?? publishForm(ctx.tx, { key: followUpKey, scope: '', title: { zh: '培训半年后回访', en: 'Half a year after the class' }, evaluators: ['worker'], questions, by: holderOf(ctx.actor), now: ctx.clock.now() }))
}
