import { plansRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { answerOpinion, answerUnitOpinion } from './commands/answer-opinion.ts'
import { askOpinions } from './commands/ask-opinions.ts'
import { cancelClass } from './commands/cancel-class.ts'
import { closeOpinions } from './commands/close-opinions.ts'
import { deleteDraft } from './commands/delete-draft.ts'
import { publishClass } from './commands/publish-class.ts'
import { replyOpinion } from './commands/reply-opinion.ts'
import { rescheduleSession } from './commands/reschedule-session.ts'
import { draftClass, editClass } from './commands/save-plan.ts'
import { checkPlan, suggestPlan } from './queries/check-plan.ts'
import { getPlanCalendar } from './queries/get-plan-calendar.ts'
import { getPlan } from './queries/get-plan.ts'
import { listMyOpinions, listUnitOpinions } from './queries/list-my-opinions.ts'
import { listOpinions } from './queries/list-opinions.ts'
import { listPlans } from './queries/list-plans.ts'
import { getPublishedClass, listPublishedClasses } from './queries/published-classes.ts'

export const routes: Handled[] = [
  handle(plansRoutes.suggestPlan, suggestPlan), handle(plansRoutes.checkPlan, checkPlan), handle(plansRoutes.draftClass, draftClass), handle(plansRoutes.editClass, editClass),
  handle(plansRoutes.deleteDraft, deleteDraft), handle(plansRoutes.listPlans, listPlans), handle(plansRoutes.getPlan, getPlan), handle(plansRoutes.getPlanCalendar, getPlanCalendar),
  handle(plansRoutes.askOpinions, askOpinions), handle(plansRoutes.listOpinions, listOpinions), handle(plansRoutes.replyOpinion, replyOpinion), handle(plansRoutes.closeOpinions, closeOpinions),
  handle(plansRoutes.listMyOpinions, listMyOpinions), handle(plansRoutes.answerOpinion, answerOpinion), handle(plansRoutes.listUnitOpinions, listUnitOpinions), handle(plansRoutes.answerUnitOpinion, answerUnitOpinion),
  handle(plansRoutes.publishClass, publishClass), handle(plansRoutes.cancelClass, cancelClass), handle(plansRoutes.rescheduleSession, rescheduleSession),
  handle(plansRoutes.listPublishedClasses, listPublishedClasses), handle(plansRoutes.getPublishedClass, getPublishedClass),
]
