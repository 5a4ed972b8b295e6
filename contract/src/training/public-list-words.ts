import type { reformMeasures, sceneKeys } from './public-lists.ts'

type Words = { zh: string; en: string }

/** What each scene of a training is called, who acts in it, and what they do: said the same on the phone, at the desk and in print. */
export const sceneWords: Readonly<Record<(typeof sceneKeys)[number], { title: Words; who: Words; does: Words }>> = {
  ask: { title: { zh: '提需求', en: 'Asking' }, who: { zh: '职工、企业、部门', en: 'Workers, firms, departments' }, does: { zh: '说想学什么、什么时候有空；一句话就行', en: 'Say what they want to learn and when; a sentence will do' } },
  sort: { title: { zh: '归到工种', en: 'Sorting' }, who: { zh: '培训干部', en: 'Training officer' }, does: { zh: '把说不准的需求归到工种和等级', en: 'Puts unclear wishes to a trade and a level' } },
  plan: { title: { zh: '拟方案', en: 'Planning' }, who: { zh: '培训干部', en: 'Training officer' }, does: { zh: '按人数、时间、师资、场地排班，给提需求的人一个答复', en: 'Makes classes of people, times, trainers and rooms, and answers whoever asked' } },
  opinions: { title: { zh: '征求意见', en: 'Opinions' }, who: { zh: '提需求的人', en: 'Whoever asked' }, does: { zh: '看方案，赞成、想调或不同意，每条都有答复', en: 'Look at the plan and agree, wish or object; each is answered' } },
  publish: { title: { zh: '定稿公告', en: 'Publishing' }, who: { zh: '培训干部', en: 'Training officer' }, does: { zh: '按意见改好，公告时间、地点、教师、费用', en: 'Adapts it and announces time, place, trainer and price' } },
  enrol: { title: { zh: '报名', en: 'Enrolling' }, who: { zh: '职工', en: 'Workers' }, does: { zh: '先请提过需求的人，再向大家开放，满了排候补', en: 'First those who asked, then everybody; then the waitlist' } },
  attend: { title: { zh: '上课签到', en: 'Attending' }, who: { zh: '学员、教师、班主任', en: 'Learners, trainer, head of class' }, does: { zh: '扫码签到，缺课、请假当堂有数', en: 'Scan to check in; who is missing or on leave is known in the lesson' } },
  assess: { title: { zh: '考核录分', en: 'Assessing' }, who: { zh: '教师、班主任', en: 'Trainer, head of class' }, does: { zh: '理论、实操考完，录分交复核', en: 'Theory and practice are marked and handed in' } },
  confirm: { title: { zh: '成绩复核', en: 'Confirming' }, who: { zh: '另一位干部', en: 'A second person' }, does: { zh: '核对成绩；录分和复核是两个人', en: 'Checks the marks; never the one who entered them' } },
  certify: { title: { zh: '发证', en: 'Certifying' }, who: { zh: '系统，复核通过就发', en: 'By itself, once confirmed' }, does: { zh: '证书到手机上，谁都能核验真伪', en: 'The certificate is on the phone, and anybody can verify it' } },
  evaluate: { title: { zh: '评价', en: 'Evaluating' }, who: { zh: '学员、送培单位', en: 'Learners, their firms' }, does: { zh: '评教师、课程和教学，手机、纸质都行', en: 'Judge trainer, course and teaching, on the phone or on paper' } },
  follow: { title: { zh: '半年回访', en: 'Half a year later' }, who: { zh: '学过的人', en: 'Those who learnt' }, does: { zh: '问技能用上没有、岗位和工资变了没有', en: 'Asked whether the skill is used, and whether post and wage changed' } },
  rectify: { title: { zh: '整改', en: 'Putting right' }, who: { zh: '班主任，另一人验收', en: 'Head of class; another accepts' }, does: { zh: '评价低的班写改进措施，再看后面的班好了没有', en: 'What was judged low gets measures, and later classes are compared' } },
}

export const reformMeasureWords: Readonly<Record<(typeof reformMeasures)[number], Words>> = {
  'days-to-plan': { zh: '从提出到排上（天）', en: 'Days from wish to plan' },
  'days-to-certificate': { zh: '从结课到拿证（天）', en: 'Days from last lesson to certificate' },
  'pass-rate': { zh: '合格率（%）', en: 'Passed (%)' },
  attendance: { zh: '到课率（%）', en: 'Attended (%)' },
  satisfaction: { zh: '满意度（%）', en: 'Satisfied (%)' },
}
