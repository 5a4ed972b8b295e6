import { registerNotices, type Words } from '#platform/notify'

/** What is late, by the state in which the case rests: first what was promised, then what comes next for those who wait. */
const late: Record<string, { what: Words; next: Words }> = {
  draft: { what: { zh: '的方案本该在{due}前定下来', en: 'the plan for “{title}” was to be settled by {due}' }, next: { zh: '定了会先问你的意见或请你报名', en: 'Once it is settled you will be asked what you think, or invited to enrol' } },
  assessing: { what: { zh: '的成绩本该在{due}前录完', en: 'the marks of “{title}” were due by {due}' }, next: { zh: '成绩录完还要复核一遍，通过了就发证书', en: 'Marks are then checked by a second person, and those who passed get their certificate' } },
  confirming: { what: { zh: '的成绩本该在{due}前复核完', en: 'the results of “{title}” were to be confirmed by {due}' }, next: { zh: '复核完就能看到成绩，通过了就发证书', en: 'Then you see your result, and those who passed get their certificate' } },
}
/** For states that are given a deadline later on. */
const other: { what: Words; next: Words } = { what: { zh: '这一步本该在{due}前办完', en: 'a step of “{title}” was due by {due}' }, next: { zh: '办好会告诉你', en: 'You will hear when it is done' } }

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

registerNotices(Object.fromEntries(Object.entries({ ...late, other }).flatMap(([state, { what, next }]) => [
  [`training.overdue-${state}`, { zh: `「{title}」${what.zh}，下级还没办。请过问一下，点开看卡在哪一步。`, en: `Overdue below you: ${what.en}. Please look into it; open it to see where it is stuck.` }],
  [`training.late-${state}`, { zh: `「{title}」${what.zh}，晚了，对不起。已经告诉{above}过问。${next.zh}。你不用再做什么。`, en: `We are late: ${what.en}. {above} has been told. ${next.en}. You need do nothing.` }],
  [`training.late-${state}-alone`, { zh: `「{title}」${what.zh}，晚了，对不起。这件事还在主办工会手里，可以打电话催。${next.zh}。`, en: `${capital(what.en)}, and we are late. It is still with the union that organises it; you may call them. ${next.en}.` }],
])))
registerNotices({ 'training.moved-by-time': { zh: '「{title}」到期没有人办，按规定自动进入下一步了。点开看现在到哪了。', en: 'Nobody acted on “{title}” in time, so by the rules it has moved on by itself. Open it to see where it stands.' } })

const known = (state: string) => (state in late ? state : 'other')
export const lateKind = {
  forSuperiors: (state: string) => `training.overdue-${known(state)}`,
  forWaiting: (state: string, told: boolean) => `training.late-${known(state)}${told ? '' : '-alone'}`,
  moved: 'training.moved-by-time',
}
