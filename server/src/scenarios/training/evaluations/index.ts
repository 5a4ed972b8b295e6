import type { Module } from '#platform/module'
import { inviteAfterTeaching, inviteForgottenJob } from './invite.ts'
import { routes } from './routes.ts'

export { applyEvaluations, findClassNumbers } from './apply.ts'
export { inviteEvaluators } from './invite.ts'
export { addUp, invitedDays, likeKey } from './rules.ts'
export { presentRating } from './present.ts'

export const evaluationsPart: Omit<Module, 'name'> = { routes, jobs: [inviteForgottenJob], handlers: [inviteAfterTeaching] }
