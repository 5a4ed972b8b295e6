import { describe, expect, test } from 'vitest'
import { calendarOf } from '#platform/calendar'
import { agendaItem, askedItem, classItems, leaveItem, unclearItem } from './items.ts'
import type { WaitingClass } from './store.ts'

const when = { today: '2026-11-20', calendar: calendarOf() }
const waiting = (state: string, more: Partial<WaitingClass> = {}): WaitingClass => ({
  id: 'c1', number: 'BJ-2026-0187', title: '焊工初级班', state, caseOwner: null, head: null, enteredOn: '2026-11-10', deadlineOn: '2026-11-24', escalated: false, firstDay: null, opinionsCloseAt: null,
  round: 0, asked: 0, answered: 0, unanswered: 0, seated: 24, passed: 19, judged: 21, inRange: true, ...more,
})

describe('what training puts into the queue', () => {
  test.each([
    ['draft', {}, '发出去征集意见', 'training.plan.manage', '2026-11-24'],
    ['draft', { round: 1, asked: 46, answered: 31 }, '改好，公告', 'training.plan.publish', '2026-11-24'],
    ['opinions', { round: 1, opinionsCloseAt: new Date('2026-11-20T10:00:00Z') }, '收口，转公告', 'training.plan.manage', '2026-11-20'],
    ['assessing', {}, '录成绩，交复核', 'training.result.enter', '2026-11-24'],
    ['confirming', {}, '确认，生成证书', 'training.result.confirm', '2026-11-24'],
  ] as const)('a class in %s (%j): %s', (state, more, next, permission, due) => {
    const [item] = classItems(waiting(state, more), when)
    expect([item!.next.zh, item!.permission, item!.due]).toEqual([next, permission, due])
  })

  test('a running or closed class waits for nobody', () => {
    expect(['published', 'running', 'closed', 'cancelled'].flatMap((state) => classItems(waiting(state), when))).toEqual([])
  })

  test('wishes and objections without a reply are a row of their own, due with the round', () => {
    const rows = classItems(waiting('opinions', { round: 1, unanswered: 3, opinionsCloseAt: new Date('2026-11-24T10:00:00Z') }), when)
    expect(rows.map((row) => [row.subject.zh, row.due])).toEqual([['焊工初级班：正在征集意见', '2026-11-24'], ['焊工初级班：3 条意见等答复', '2026-11-24']])
  })

  test('an escalated case says that the superiors know', () => {
    expect(classItems(waiting('confirming', { escalated: true }), when)[0]!.context.zh).toBe('及格 19 人，没过 2 人·BJ-2026-0187·已提醒上级')
  })

  test('leave is due when the lesson begins, by China’s clock', () => {
    expect(leaveItem({ classId: 'c', title: '茶艺', count: 2, askedOn: '2026-11-19', startsAt: new Date('2026-11-20T17:00:00Z'), head: 'h1' })).toMatchObject({ owner: 'h1', due: '2026-11-21', at: '2026-11-20T17:00:00.000Z' })
  })

  test('the head of the class owns the marks that are due and what learners asked; drafts stay with who made them', () => {
    expect(['assessing', 'draft', 'confirming'].map((state) => classItems(waiting(state, { head: 'h1', caseOwner: 'account:o1' }), when)[0]!.owner)).toEqual(['h1', 'account:o1', 'account:o1'])
    expect(askedItem({ classId: 'c', title: '茶艺', count: 2, askedOn: '2026-11-20', words: '要自己带茶具吗', head: 'h1' }, when.calendar)).toMatchObject({ owner: 'h1', due: '2026-11-24', subject: { zh: '茶艺：2 条学员留言' }, context: { zh: '要自己带茶具吗' } })
  })

  test('needs without a trade are looked at within three working days, over a weekend too', () => {
    expect(unclearItem({ importId: 'i1', fileName: '需求.xlsx', count: 7, since: '2026-11-20' }, when.calendar)).toMatchObject({ due: '2026-11-25', link: '/needs?sure=none&importId=i1', context: { zh: '来自 需求.xlsx' } })
  })

  test('a lesson says who came once somebody has', () => {
    const lesson = { id: 's', classId: 'c', title: '电工', topic: '', seq: 6, startsAt: new Date('2026-11-20T01:00:00Z'), endsAt: new Date('2026-11-20T03:00:00Z'), venue: '城关 302', seated: 24, present: 0 }
    expect([agendaItem(lesson).detail.zh, agendaItem({ ...lesson, present: 22 }).detail.zh]).toEqual(['城关 302·第 6 次', '城关 302·到 22 / 24'])
  })
})
