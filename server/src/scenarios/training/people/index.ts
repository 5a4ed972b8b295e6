import './chair-training.ts'
import { credentialHolders } from '#engines/credentials'
import { answerForEachOther, eraseAnswersInWords, evaluatorColumns } from '#engines/evaluation'
import { applicantColumns, eraseWordsOfApplicant } from '#engines/process'
import { quotaHolders } from '#engines/quota'
import { registerPersonPart, type Erasure, type Said } from '#registry'
import { joinPlaces } from '../classes/index.ts'
import { carryChoiceOver } from '../offers/index.ts'
import './open-business.ts'

const words: Record<string, Said> = {
  credential_issued: { zh: '证书', en: 'Certificates' }, evaluation_submission: { zh: '评价', en: 'Evaluations' },
}

const stays = (zh: string, en: string, emptied?: Extract<Erasure, { rows: 'stay' }>['emptied']): Erasure => ({ rows: 'stay', why: { zh, en }, ...(emptied && { emptied }) })
const erasedWords = '（已删除）'
const counted = stays('培训办了多少、来了多少人要数得清；里面没有姓名和电话', 'How much training was held and who came is counted; it holds no name and no number')
const needs = stays('需求清单要对得上；姓名、电话和你的话清空', 'The demand list has to agree; name, phone and your words are emptied', { name_sealed: { sealedFor: 'training_need.name' }, phone_sealed: null, phone_blind: null, import_key: null, wish: null, words: null, town: null, budget: null, withdrawn_reason: null })
/** Of the columns that engines keep. */
const erasures: Record<string, Erasure> = {
  quota_claim: counted, quota_arrival: counted, quota_invitation: counted, evaluation_invitation: counted, process_case: stays('办事的时限守没守住要查得到；你写的话清空', 'Whether promises were kept has to be known; your words are emptied'),
  evaluation_submission: stays('分数算在平均里，不写是谁打的；你写的话删掉', 'Scores count in averages that name nobody; your words go'),
  credential_issued: stays('证书要一直验得出真假，单位招工、评级都要用；证书上的姓名密封保存', 'A certificate has to be verifiable for good; the name on it is kept sealed'),
}

/** Everything of the scenario, and of the engines it stands on, that holds the id of a person. */
registerPersonPart({
  references: [
    { table: 'training_need', column: 'person_id', words: { zh: '培训需求', en: 'Training needs' }, erasure: needs },
    { table: 'training_need_change', column: 'person_id', erasure: stays('和需求一起留', 'Stays with the need', { reason: null }) },
    { table: 'training_opinion', column: 'person_id', words: { zh: '方案意见', en: 'Opinions on plans' }, erasure: stays('方案有多少人同意要数得清；你的话和答复清空', 'How many agreed to a plan is counted; your words and the reply are emptied', { words: null, reply: null }) },
    { table: 'training_enrolment', column: 'person_id', words: { zh: '报名', en: 'Enrolments' }, once: { of: ['class_id'], where: `state <> 'cancelled'` }, erasure: stays('开过的班有多少人要数得清；姓名、电话和取消原因清空', 'How many were in a class is counted; name, phone and the reason for leaving are emptied', { name_sealed: { sealedFor: 'training_enrolment.name' }, phone_sealed: null, cancel_reason: null }) },
    { table: 'training_attendance', column: 'person_id', erasure: counted },
    { table: 'training_leave', column: 'person_id', erasure: stays('到课率要对得上；请假的原因清空', 'Attendance has to agree; the reason for the leave is emptied', { reason: erasedWords, decision_note: null }) },
    { table: 'training_result', column: 'person_id', words: { zh: '成绩', en: 'Results' }, erasure: stays('证书是凭成绩发的', 'Certificates rest on results') },
    { table: 'training_question', column: 'person_id', words: { zh: '给班主任的留言', en: 'Questions to heads of class' }, erasure: { rows: 'go' } },
    { table: 'training_offer', column: 'person_id', words: { zh: '空位通知', en: 'Offers of free seats' }, once: [{ of: ['class_id'] }, { of: ['offered_on'] }], erasure: { rows: 'go' } },
    { table: 'training_offer_choice', column: 'person_id', stays: 'a choice is carried over when the kept record has made none', once: { of: [] }, erasure: { rows: 'go' } },
    { table: 'training_calendar_feed', column: 'person_id', stays: 'its address is made of the id: the feed follows the person instead', once: { of: [] }, erasure: { rows: 'go' } },
    ...[...quotaHolders, ...credentialHolders, ...evaluatorColumns, ...applicantColumns].map((column) => ({ ...column, ...(words[column.table] && { words: words[column.table]! }), erasure: erasures[column.table] })),
  ],
  phones: [
    { table: 'training_need', column: 'phone_blind', person: 'person_id', words: { zh: '需求里写的手机号', en: 'Phone in a need' }, erasure: needs },
    { table: 'training_trainer', column: 'phone_blind', words: { zh: '讲师登记（按手机号）', en: 'Trainer, by phone' }, erasure: stays('谁教过哪个班要查得到；电话清空', 'Who taught which class has to be known; the phone is emptied', { phone_sealed: null, phone_blind: null }) },
  ],
  async inTheWay(ctx, personId) {
    const asked = await ctx.tx.selectFrom('training_need').select('id').where('person_id', '=', personId).where('state', 'not in', ['served', 'withdrawn']).executeTakeFirst()
    const seat = await ctx.tx.selectFrom('training_enrolment as e').innerJoin('training_class as c', 'c.id', 'e.class_id').select('e.class_id').where('e.person_id', '=', personId).where('e.state', '<>', 'cancelled').where('c.state', 'not in', ['closed', 'cancelled']).executeTakeFirst()
    return [
      ...(seat ? [{ what: { zh: '报了班，班还没结束', en: 'You are in a class that is not over' }, next: { zh: '先退出这个班，或等它结束', en: 'Leave the class, or wait until it is over' }, link: `/my-classes/${seat.class_id}` }] : []),
      ...(asked ? [{ what: { zh: '有没办完的学习需求', en: 'Something you asked to learn is still open' }, next: { zh: '先撤回', en: 'Take it back first' }, link: `/my-needs/${asked.id}` }] : []),
    ]
  },
  async erase(ctx, personId) {
    await eraseAnswersInWords(ctx.tx, personId)
    await eraseWordsOfApplicant(ctx.tx, personId)
  },
  async settle(ctx, two, options) {
    if (!options.dryRun) {
      await answerForEachOther(ctx.tx, two.winnerId, two.loserId)
      await carryChoiceOver(ctx.tx, two)
    }
    return joinPlaces(ctx, two, options)
  },
})
