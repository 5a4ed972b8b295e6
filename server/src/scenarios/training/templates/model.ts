import type { Selectable } from 'kysely'
import type { AnswerOf, InputOf, templatesRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type FullTemplate = AnswerOf<typeof templatesRoutes.getTemplate>
export type TemplateRow = AnswerOf<typeof templatesRoutes.listTemplates>['rows'][number]
export type TemplateForm = InputOf<typeof templatesRoutes.createTemplate>
export type TemplateCourse = TemplateRow['outline'][number]
export type Equipment = TemplateRow['equipment'][number]
export type Standing = TemplateRow['standing']
export type StoredTemplate = Selectable<Database['training_template']>
export type StoredVersion = Selectable<Database['training_template_version']>
/** What a version says and for whom, as it would be filled in. */
export type Held = TemplateForm
export type TemplateRef = { id: string; version: number }
/** A day and, for a last day, null for none. */
export type Span = { validFrom: string; validUntil: string | null }

/**
 * A template as plans and proposals read it: one version, with whom it is for. `distance`: 0 of the unit itself, 1 of the one above it, and so on. Plain values, for a proposal keeps them
 * in its snapshot; money is fen.
 */
export type TemplateFacts = TemplateRef & {
  name: string; distance: number; occupationId: string | null; level: number | null; sessionHours: number; minSeats: number; maxSeats: number; materialFen: string; fixedFen: string
  equipment: Equipment[]; outline: TemplateCourse[]
}
