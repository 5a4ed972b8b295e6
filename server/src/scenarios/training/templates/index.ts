import './list.ts'
import './undo.ts'
import { templatesChecks } from './checks.ts'
import { routes } from './routes.ts'

export { applyTemplates, loadStands } from './apply.ts'
export { contentOf, outlineBy } from './content.ts'
export { usualSessionHours } from './general.ts'
export type { TemplateFacts, TemplateRef } from './model.ts'
export { hasEquipment, hoursOf, isFor, lackingEquipment, outlineFor, pickTemplate } from './rules.ts'
export { findVersionFacts, loadTemplates } from './store.ts'

export const templatesPart = { routes, checks: templatesChecks }
