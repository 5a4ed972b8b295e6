import { templatesRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { createTemplate, reviseTemplate, withdrawTemplate } from './commands/save-template.ts'
import { getTemplate } from './queries/get-template.ts'
import { listTemplates } from './queries/list-templates.ts'
import { offerTemplate } from './queries/offer-template.ts'

export const routes: Handled[] = [
  handle(templatesRoutes.listTemplates, listTemplates), handle(templatesRoutes.getTemplate, getTemplate), handle(templatesRoutes.offerTemplate, offerTemplate),
  handle(templatesRoutes.createTemplate, createTemplate), handle(templatesRoutes.reviseTemplate, reviseTemplate), handle(templatesRoutes.withdrawTemplate, withdrawTemplate),
]
