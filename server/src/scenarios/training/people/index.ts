import './chair-training.ts'
import { credentialHolders } from '#engines/credentials'
import { answerForEachOther, evaluatorColumns } from '#engines/evaluation'
import { applicantColumns } from '#engines/process'
import { quotaHolders } from '#engines/quota'
import { registerPersonPart, type Said } from '#registry'
import { joinPlaces } from '../classes/index.ts'
import { carryChoiceOver } from '../offers/index.ts'
import './open-business.ts'

const words: Record<string, Said> = {
  credential_issued: { zh: '证书', en: 'Certificates' }, evaluation_submission: { zh: '评价', en: 'Evaluations' },
}

/** Everything of the scenario, and of the engines it stands on, that holds the id of a person. */
registerPersonPart({
  references: [
    { table: 'training_need', column: 'person_id', words: { zh: '培训需求', en: 'Training needs' } },
    { table: 'training_need_change', column: 'person_id' },
    { table: 'training_opinion', column: 'person_id', words: { zh: '方案意见', en: 'Opinions on plans' } },
    { table: 'training_enrolment', column: 'person_id', words: { zh: '报名', en: 'Enrolments' }, once: { of: ['class_id'], where: `state <> 'cancelled'` } },
    { table: 'training_attendance', column: 'person_id' },
    { table: 'training_leave', column: 'person_id' },
    { table: 'training_result', column: 'person_id', words: { zh: '成绩', en: 'Results' } },
    { table: 'training_question', column: 'person_id', words: { zh: '给班主任的留言', en: 'Questions to heads of class' } },
    { table: 'training_offer', column: 'person_id', words: { zh: '空位通知', en: 'Offers of free seats' }, once: [{ of: ['class_id'] }, { of: ['offered_on'] }] },
    { table: 'training_offer_choice', column: 'person_id', stays: 'a choice is carried over when the kept record has made none', once: { of: [] } },
    { table: 'training_calendar_feed', column: 'person_id', stays: 'its address is made of the id: the feed follows the person instead', once: { of: [] } },
    ...[...quotaHolders, ...credentialHolders, ...evaluatorColumns, ...applicantColumns].map((column) => ({ ...column, ...(words[column.table] && { words: words[column.table]! }) })),
  ],
  phones: [
    { table: 'training_need', column: 'phone_blind', person: 'person_id', words: { zh: '需求里写的手机号', en: 'Phone in a need' } },
    { table: 'training_trainer', column: 'phone_blind', words: { zh: '讲师登记（按手机号）', en: 'Trainer, by phone' } },
  ],
  async settle(ctx, two, options) {
    if (!options.dryRun) {
      await answerForEachOther(ctx.tx, two.winnerId, two.loserId)
      await carryChoiceOver(ctx.tx, two)
    }
    return joinPlaces(ctx, two, options)
  },
})
