import { evaluationFormsRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { inheritForm, publishUnitForm, saveFormDraft } from './commands.ts'
import { getClassForm, getFormVersion, getUnitForm } from './queries.ts'

export { formFor, formOfVersion, openForm } from './open.ts'
export { fixedRatings, isFixed, ratedQuestions, ratingKeys } from './questions.ts'
export { presentForm } from './rules.ts'

export const formsPart: Omit<Module, 'name'> = {
  routes: [
    handle(evaluationFormsRoutes.get, getUnitForm), handle(evaluationFormsRoutes.saveDraft, saveFormDraft), handle(evaluationFormsRoutes.publish, publishUnitForm), handle(evaluationFormsRoutes.inherit, inheritForm),
    handle(evaluationFormsRoutes.getVersion, getFormVersion), handle(evaluationFormsRoutes.ofClass, getClassForm),
  ],
}
