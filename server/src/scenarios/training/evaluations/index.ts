import type { Module } from '#platform/module'
import { inviteAfterTeaching, inviteForgottenJob } from './invite.ts'
import { routes } from './routes.ts'

export { applyEvaluations, findClassNumbers } from './apply.ts'
export { enterPaperEvaluation } from './commands/enter-paper-evaluation.ts'
export { inviteEvaluators } from './invite.ts'
export { addUp, filledOnFits, invitedDays, isOpenForForms, likeKey } from './rules.ts'
export { presentRating } from './present.ts'

export const evaluationsPart: Omit<Module, 'name'> = { routes, jobs: [inviteForgottenJob], handlers: [inviteAfterTeaching] }
