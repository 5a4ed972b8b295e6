import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { AnswerOf, joiningRoutes, joiningShapes, reviewingRoutes } from '@guildhall/contract'
import type { Database } from '#platform/db'

export type ApplicationRow = Selectable<Database['membership_application']>
export type UnionRow = Selectable<Database['membership_union']>
export type MessageRow = Selectable<Database['membership_message']>

export type WorkForm = z.output<typeof joiningShapes.workForm>
export type ApplicationKind = z.output<typeof joiningShapes.applicationKind>
export type ApplicationState = z.output<typeof joiningShapes.applicationState>
export type IdentityProof = z.output<typeof joiningShapes.identityProof>
export type AcceptRule = z.output<typeof joiningShapes.acceptRule>
export type MessageKind = z.output<typeof joiningShapes.messageKind>
export type OfferReason = z.output<typeof joiningShapes.offerReason>
export type Purpose = z.output<typeof joiningShapes.consentPurpose>
export type Consent = z.output<typeof joiningShapes.consent>
export type TimelineStep = z.output<typeof joiningShapes.timelineStep>
export type Deadline = z.output<typeof joiningShapes.deadline>
export type MyApplication = z.output<typeof joiningShapes.myApplication>
export type Union = AnswerOf<typeof joiningRoutes.findUnions>['rows'][number]
export type Application = AnswerOf<typeof reviewingRoutes.get>
export type ListedApplication = AnswerOf<typeof reviewingRoutes.list>['rows'][number]

/** To which column sealed bytes are bound: moved to another, they do not open. */
export const sealedIn = {
  name: 'membership_application.name', phone: 'membership_application.phone', idNumber: 'membership_application.id-number',
  invitedName: 'membership_invitation.name', invitedPhone: 'membership_invitation.phone', speakerName: 'membership_message.name', speakerPhone: 'membership_message.phone',
} as const
