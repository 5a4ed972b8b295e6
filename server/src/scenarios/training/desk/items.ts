import { addWorkingDays, type Calendar, type Day } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { AgendaItem, QueueItem } from '#platform/module'
import { classifyWithin } from '../needs/index.ts'
import type { TodaysLesson, UnclearNeeds, UnitQuestion, WaitingClass, WaitingLeaves, WaitingQuestions, WithoutTrainer } from './store.ts'

/** Within how many working days a learner who asks the head of the class something is answered. */
export const answerWithin = 2

const reviewers = { zh: '成绩复核', en: 'Result reviewer' }
const officers = { zh: '培训干部', en: 'Training officer' }
const publisher = { zh: '培训干部', en: 'Training officer' }
const head = { zh: '班主任', en: 'Class head' }
const told = (escalated: boolean, zh: string, en: string) => (escalated ? { zh: `${zh}·已提醒上级`, en: `${en} · superiors told` } : { zh, en })

type Base = Pick<QueueItem, 'id' | 'from' | 'due' | 'at' | 'owner' | 'link'>

/** What comes next in a plan or class, and by when. A round of opinions is due when it closes; every other state when its promise ends. */
export function classItems(row: WaitingClass, { today, calendar }: { today: Day; calendar: Calendar }): QueueItem[] {
  const due = row.deadlineOn ?? addWorkingDays(calendar, row.enteredOn, 10)
  const base: Base = { id: `class:${row.id}:${row.state}`, from: row.enteredOn, due, at: null, owner: (row.state === 'assessing' ? row.head : null) ?? row.caseOwner, link: `/plans/${row.id}` }
  const people = { zh: `${row.seated} 人`, en: `${row.seated} learners` }
  switch (row.state) {
    case 'draft': {
      const asked = row.round > 0
      return [{
        ...base, kind: 'training.plan', menu: 'training.plan', permission: asked ? 'training.plan.publish' : 'training.plan.manage', who: asked ? publisher : officers,
        subject: { zh: asked ? `${row.title}：意见收齐了` : `${row.title}：方案还是草稿`, en: asked ? `${row.title}: opinions are in` : `${row.title}: still a draft` },
        context: told(row.escalated, asked ? `${row.answered} / ${row.asked} 条意见·${row.number}` : row.number, asked ? `${row.answered} of ${row.asked} answered · ${row.number}` : row.number),
        next: asked ? { zh: '改好，公告', en: 'Adapt and publish' } : { zh: '发出去征集意见', en: 'Ask for opinions' },
      }]
    }
    case 'opinions': {
      const closes = row.opinionsCloseAt ? dayInShanghai(row.opinionsCloseAt) : due
      const round: QueueItem = {
        ...base, due: closes, at: row.opinionsCloseAt?.toISOString() ?? null, kind: 'training.plan', menu: 'training.plan', permission: 'training.plan.manage', who: officers,
        subject: closes <= today ? { zh: `${row.title}：征集意见到点`, en: `${row.title}: the opinion round ends` } : { zh: `${row.title}：正在征集意见`, en: `${row.title}: opinions are being asked` },
        context: told(row.escalated, `问了 ${row.asked} 位，${row.answered} 位已答`, `${row.asked} asked, ${row.answered} answered`), next: { zh: '收口，转公告', en: 'Close the round' },
      }
      if (row.unanswered === 0) return [round]
      return [round, {
        ...round, id: `${round.id}:replies`, kind: 'training.opinion', subject: { zh: `${row.title}：${row.unanswered} 条意见等答复`, en: `${row.title}: ${row.unanswered} opinions wait for a reply` },
        context: { zh: '希望调整或不同意的，要一条条答', en: 'Wishes and objections get an answer each' }, next: { zh: '逐条答复', en: 'Reply to each' },
      }]
    }
    case 'assessing': return [{
      ...base, link: `/classes/${row.id}?tab=results`, kind: 'training.result', menu: 'training.class', permission: 'training.result.enter', who: officers, subject: { zh: `${row.title}：等录成绩`, en: `${row.title}: marks to enter` },
      context: told(row.escalated, `${people.zh}·录了 ${row.judged} 人·${row.number}`, `${people.en} · ${row.judged} entered · ${row.number}`), next: { zh: '录成绩，交复核', en: 'Enter marks, submit' },
    }]
    case 'confirming': return [{
      ...base, link: `/classes/${row.id}?tab=results`, kind: 'training.certificate', menu: 'training.class', permission: 'training.result.confirm', who: reviewers, subject: { zh: `${row.title}：${row.judged} 人成绩待复核`, en: `${row.title}: ${row.judged} results to confirm` },
      context: told(row.escalated, `及格 ${row.passed} 人，没过 ${row.judged - row.passed} 人·${row.number}`, `${row.passed} passed, ${row.judged - row.passed} not · ${row.number}`), next: { zh: '确认，生成证书', en: 'Confirm, issue certificates' },
    }]
    default: return []
  }
}

export function leaveItem(row: WaitingLeaves): QueueItem {
  return {
    id: `leave:${row.classId}`, kind: 'training.leave', menu: 'training.class', permission: 'training.class.manage', who: head, subject: { zh: `${row.title}：${row.count} 人请假`, en: `${row.title}: ${row.count} ask for leave` },
    context: { zh: '开课前要答复本人', en: 'They are told before the lesson begins' }, next: { zh: '准或不准', en: 'Grant or refuse' }, link: `/classes/${row.classId}?tab=roster`, from: row.askedOn, due: dayInShanghai(row.startsAt), at: row.startsAt.toISOString(), owner: row.head,
  }
}

/** Learners who asked something and have no answer yet: the head's to give, and any colleague's who runs the class. */
export function askedItem(row: WaitingQuestions, calendar: Calendar): QueueItem {
  return {
    id: `questions:${row.classId}`, kind: 'training.question', menu: 'training.class', permission: 'training.class.manage', who: head, subject: { zh: `${row.title}：${row.count} 条学员留言`, en: `${row.title}: ${row.count} questions of learners` },
    context: { zh: row.words, en: row.words }, next: { zh: '答复', en: 'Answer' }, link: `/classes/${row.classId}`, from: row.askedOn, due: addWorkingDays(calendar, row.askedOn, answerWithin), at: null, owner: row.head,
  }
}

export function trainerItem(row: WithoutTrainer): QueueItem {
  return {
    id: `trainer:${row.classId}`, kind: 'training.class', menu: 'training.class', permission: 'training.class.manage', who: officers, subject: { zh: `${row.title}缺一位教师`, en: `${row.title} has no trainer` },
    context: { zh: `${row.seated} 人已报名·${row.number}`, en: `${row.seated} enrolled · ${row.number}` }, next: { zh: '换人或改期', en: 'Replace or move' }, link: `/classes/${row.classId}?tab=timetable`, from: row.publishedOn,
    due: dayInShanghai(row.startsAt), at: row.startsAt.toISOString(), owner: row.head,
  }
}

export function unclearItem(row: UnclearNeeds, calendar: Calendar): QueueItem {
  return {
    id: `unclear:${row.importId ?? 'single'}`, kind: 'training.need', menu: 'training.unclear', permission: 'training.need.manage', who: officers, subject: { zh: `${row.count} 条需求看不出想学什么`, en: `${row.count} needs without a trade` },
    context: row.fileName ? { zh: `来自 ${row.fileName}`, en: `From ${row.fileName}` } : { zh: '逐条录入的', en: 'Entered one by one' }, next: { zh: '归到工种', en: 'Say which trade' },
    link: `/needs?sure=none${row.importId ? `&importId=${row.importId}` : ''}`, from: row.since, due: addWorkingDays(calendar, row.since, classifyWithin), at: null, owner: null,
  }
}

export function questionItem(row: UnitQuestion): QueueItem {
  return {
    id: `question:${row.opinionId}`, kind: 'training.opinion', menu: 'training.unit-opinion', permission: 'training.unit.speak', who: { zh: row.unitName ?? '企业', en: row.unitName ?? 'The enterprise' }, subject: { zh: `${row.title}：这样安排行吗`, en: `${row.title}: does this suit you?` },
    context: { zh: row.unitName ?? '', en: row.unitName ?? '' }, next: { zh: '说说意见', en: 'Answer' }, link: '/unit-opinions', from: row.askedOn, due: dayInShanghai(row.closesAt), at: row.closesAt.toISOString(), owner: null,
  }
}

export function agendaItem(row: TodaysLesson): AgendaItem {
  const place = row.venue ?? ''
  const begun = row.present > 0
  return {
    id: row.id, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), title: { zh: row.title, en: row.title }, link: `/classes/${row.classId}`,
    detail: { zh: [place, begun ? `到 ${row.present} / ${row.seated}` : `第 ${row.seq} 次`].filter(Boolean).join('·'), en: [place, begun ? `${row.present} of ${row.seated} here` : `lesson ${row.seq}`].filter(Boolean).join(' · ') },
  }
}
