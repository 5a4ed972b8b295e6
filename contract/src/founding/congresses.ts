import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { id, instant, line, paragraph } from '../shapes.ts'
import { ballotMark, congress, paperCount, reasonGiven, seatsWanted } from './shapes.ts'

const byId = z.object({ foundingId: id })
const byRound = byId.extend({ roundId: id })
const apply = { staff: 'founding.apply' } as const
const answer = congress
const writing = ['founding.nobody-of-that-name', 'founding.two-of-that-name', 'founding.stands-already', 'founding.two-bodies'] as const
const rules = ['founding.quorum', 'founding.not-now'] as const

export const congressRoutes = {
  get: route({ name: 'founding.get-congress', method: 'GET', path: '/api/foundings/:foundingId/congress', summary: 'The congress: who is up for what, who is there, each vote and its result', audience: { staff: 'founding.read' }, params: byId, response: z.object({ congress: answer.nullable() }) }),
  convene: route({ name: 'founding.convene', method: 'POST', path: '/api/foundings/:foundingId/congress', summary: 'Calls the first congress: day, place, seats, candidates. Everybody on the roster who agreed is told', audience: apply, params: byId,
    body: z.object({
      kind: z.enum(['members', 'delegates']), heldAt: instant, place: line(80), notice: paragraph(500), way: z.enum(['phone', 'paper', 'both']), chairBy: z.enum(['congress', 'committee']), seats: seatsWanted,
      candidates: z.object({ committee: z.array(id).max(60), audit: z.array(id).max(20), women: z.array(id).max(25) }),
      /** Relatives of those who run the enterprise cannot sit in the committee (工会法 art. 10): the preparation group has looked. */
      relativesChecked: z.literal(true),
    }), response: z.object({ congress: answer, told: z.number().int() }), refusals: ['founding.not-now', 'founding.congress-kind', 'founding.seats-wrong', 'founding.too-few-candidates', 'founding.candidate-not-member', 'founding.women-needed', 'founding.two-bodies', 'founding.held-in-past'] }),
  callOff: route({ name: 'founding.call-off', method: 'POST', path: '/api/foundings/:foundingId/congress/call-off', summary: 'The congress is not held as called: it can be called anew', audience: apply, params: byId, body: reasonGiven, response: z.object({ congress: answer.nullable() }), refusals: ['founding.not-now'] }),
  checkIn: route({ name: 'founding.check-in', method: 'POST', path: '/api/foundings/:foundingId/congress/attendance', summary: 'Notes who is in the room and how they vote', audience: apply, params: byId, body: z.object({ personIds: z.array(id).min(1).max(2_000), ballot: z.enum(['phone', 'paper']) }), response: z.object({ congress: answer }), refusals: ['founding.not-now', 'founding.not-invited', 'founding.has-voted'] }),
  openRound: route({ name: 'founding.open-round', method: 'POST', path: '/api/foundings/:foundingId/congress/rounds', summary: 'Hands out the ballots of the next vote', audience: apply, params: byId, body: z.object({ candidates: z.array(id).max(60).optional() }), response: z.object({ congress: answer }), refusals: [...rules, 'founding.too-few-candidates', 'founding.nothing-to-vote', 'founding.candidate-not-member'] }),
  closeRound: route({ name: 'founding.close-round', method: 'POST', path: '/api/foundings/:foundingId/congress/rounds/:roundId/close', summary: 'The box is closed', audience: apply, params: byRound, response: z.object({ congress: answer }), refusals: ['founding.not-now'] }),
  enterPaper: route({ name: 'founding.enter-paper', method: 'POST', path: '/api/foundings/:foundingId/congress/rounds/:roundId/paper', summary: 'What was counted of the paper ballots', audience: apply, params: byRound, body: z.object({ races: paperCount }), response: z.object({ congress: answer }), refusals: ['founding.not-now', 'founding.paper-wrong', ...writing] }),
  confirmPaper: route({ name: 'founding.confirm-paper', method: 'POST', path: '/api/foundings/:foundingId/congress/rounds/:roundId/paper/confirm', summary: 'A second pair of eyes: the count is right', audience: { staff: 'founding.read' }, params: byRound, response: z.object({ congress: answer }), refusals: ['founding.not-now', 'founding.same-eyes'] }),
  decideRound: route({ name: 'founding.decide-round', method: 'POST', path: '/api/foundings/:foundingId/congress/rounds/:roundId/decide', summary: 'Counts the vote by the rule and says who is elected', audience: apply, params: byRound, response: z.object({ congress: answer }), refusals: ['founding.not-now', 'founding.paper-missing'] }),
  reduceSeats: route({ name: 'founding.reduce-seats', method: 'POST', path: '/api/foundings/:foundingId/congress/races/:raceId/reduce', summary: 'The congress agrees to leave the seats that nobody won empty', audience: apply, params: byId.extend({ raceId: id }), body: reasonGiven, response: z.object({ congress: answer }), refusals: ['founding.not-now', 'founding.seats-wrong'] }),
  report: route({ name: 'founding.report', method: 'POST', path: '/api/foundings/:foundingId/report', summary: 'Reports the result of the election to the federation above', audience: apply, params: byId, body: z.object({ revision: z.number().int().min(1) }), response: z.object({ id, state: z.string(), revision: z.number().int() }), refusals: ['founding.not-now', 'platform.changed-meanwhile'] }),

  /** `safe`: no stored request, so that nothing beside the box knows what was chosen; voting twice is refused by the turnout. */
  comeIn: route({ name: 'founding.come-in', method: 'POST', path: '/api/my/foundings/:foundingId/here', summary: 'I am in the room: the code that is shown there', audience: { worker: true }, params: byId, body: z.object({ code: z.string().regex(/^\d{6}$/) }), response: z.object({ ballot: z.enum(['phone', 'paper']) }), refusals: ['founding.not-now', 'founding.not-invited', 'founding.wrong-door-code'], limit: 20, safe: true }),
  vote: route({ name: 'founding.vote', method: 'POST', path: '/api/my/foundings/:foundingId/vote', summary: 'Puts my ballot into the box; nobody can tell afterwards whose it was', audience: { worker: true }, params: byId,
    body: z.object({
      roundId: id, marks: z.array(z.object({ candidateId: id, mark: ballotMark })).max(100),
      /** 另选他人: names of other members, each counts as one of those chosen. */
      others: z.array(z.object({ raceId: id, name: line(40) })).max(60).default([]),
    }), response: z.object({ voted: z.literal(true) }), refusals: ['founding.not-now', 'founding.has-voted', 'founding.votes-on-paper', 'founding.not-in-the-room', 'founding.too-many-names', ...writing], safe: true }),
} as const

export const congressRefusals = {
  'founding.congress-kind': { status: 422, zh: '会员不足 100 人的要开会员大会；100 人以上可以开会员代表大会，先在名单里定好代表。', en: 'Below 100 members everybody meets; from 100 on delegates may, once they are named on the roster.' },
  'founding.seats-wrong': { status: 422, zh: '委员名额和会员人数对不上（《工会基层组织选举工作条例》第八条），请按提示改名额。', en: 'The number of committee seats does not fit the number of members (Election Regulations, art. 8). Correct it as shown.' },
  'founding.too-few-candidates': { status: 422, zh: '候选人不够：委员会委员要差额选举，候选人至少比名额多 5%；其他的至少和名额一样多。', en: 'Too few candidates: for the committee five per cent more than seats at least, elsewhere as many as seats.' },
  'founding.candidate-not-member': { status: 422, zh: '候选人要在名单里，并且本人已同意入会。', en: 'A candidate must be on the roster and have agreed to join.' },
  'founding.women-needed': { status: 422, zh: '女会员有 10 人以上，要同时产生女职工委员会，请填名额和候选人。', en: 'With ten women members or more a women’s committee is formed too. Give its seats and candidates.' },
  'founding.two-bodies': { status: 422, zh: '同一个人不能既是工会委员会又是经费审查委员会的候选人，请换一位。', en: 'Nobody is a candidate for the committee and for the audit committee that watches it. Choose another.' },
  'founding.held-in-past': { status: 422, zh: '开会时间要晚于现在。', en: 'The congress must lie ahead.' },
  'founding.quorum': { zh: '到会的不到应到会人数的三分之二，不能选举。请等人到齐，或改期再开。', en: 'Fewer than two thirds of those who should attend are here, so there can be no vote. Wait, or call the congress for another day.' },
  'founding.not-invited': { zh: '有人不在应到会的名单里：没有同意入会，或不是代表。', en: 'Somebody is not among those who attend: they have not agreed to join, or are no delegate.' },
  'founding.has-voted': { zh: '你已经投过票了，一人一票，不能再投。结果等主持人宣布。', en: 'You have voted already; everybody votes once. The result will be announced.' },
  'founding.votes-on-paper': { zh: '你领的是纸质选票，请把票投进会场的票箱。', en: 'You were given a paper ballot. Put it into the box in the room.' },
  'founding.not-in-the-room': { zh: '还没有签到，请先输入会场里的签到码。', en: 'You have not checked in. Type in the code shown in the room first.' },
  'founding.too-many-names': { status: 422, zh: '选的人比名额多，这样的票作废。请减到名额以内再投。', en: 'You chose more people than there are seats; such a ballot would be void. Choose fewer.' },
  'founding.nobody-of-that-name': { status: 422, zh: '同意入会的人里没有叫这个名字的。另选的人要是本工会会员，请写全名。', en: 'Nobody of that name has agreed to join. Whoever is written in has to be a member: write the full name.' },
  'founding.two-of-that-name': { status: 422, zh: '有不止一位会员叫这个名字，手机上分不清，请改领纸票，写明部门。', en: 'More than one member has that name and the phone cannot tell them apart. Ask for a paper ballot and write where they work.' },
  'founding.stands-already': { status: 422, zh: '这位已经在选票上，或者已经当选，不用另写。', en: 'This person stands on the ballot or is elected already; there is no need to write them in.' },
  'founding.wrong-door-code': { status: 422, zh: '签到码不对，请看会场屏幕再输一次。', en: 'The code is wrong. Look at the screen in the room and try again.' },
  'founding.nothing-to-vote': { zh: '该选的都选出来了，不用再投票。', en: 'Every seat is settled; there is nothing to vote on.' },
  'founding.paper-wrong': { status: 422, zh: '数字对不上：每位候选人的赞成、不赞成、弃权加起来，要等于收回的票减去无效票。', en: 'The figures do not add up: yes, no and abstentions of each candidate make the ballots returned less the invalid ones.' },
  'founding.paper-missing': { zh: '有人领了纸质选票，先录入清点结果，并请另一个人核对，再计票。', en: 'Paper ballots were handed out: enter what was counted and have somebody else confirm it first.' },
  'founding.same-eyes': { status: 403, zh: '清点结果是你录的，要由另一个人核对。', en: 'You entered this count; somebody else has to confirm it.' },
} as const satisfies Record<string, RefusalText>
