import { joiningRoutes, reviewingRoutes } from '@guildhall/contract'
import { handle, handleReading, type Handled } from '#platform/http'
import { apply } from './commands/apply.ts'
import { askLeave, askTransfer } from './commands/ask-change.ts'
import { correctIdentity } from './commands/correct-identity.ts'
import { answerMessage, sendMessage } from './commands/messages.ts'
import { accept, refuse, verifyCard } from './commands/review.ts'
import { setConsent } from './commands/set-consent.ts'
import { invite, setRule } from './commands/set-rule.ts'
import { withdraw } from './commands/withdraw.ts'
import { getApplicationRecord, listApplications } from './queries/applications.ts'
import { findUnions, getUnionCard, listPlaces } from './queries/find-unions.ts'
import { checkCard, getCard } from './queries/member-card.ts'
import { listMessages, listMyMessages } from './queries/messages.ts'
import { getMyApplication, getMyMembership, listMyConsents } from './queries/my-membership.ts'
import { getRule, listInvited, listUnionRules } from './queries/union-rules.ts'

export const routes: Handled[] = [
  handleReading(joiningRoutes.getUnion, getUnionCard), handleReading(joiningRoutes.findUnions, findUnions), handleReading(joiningRoutes.places, listPlaces),
  handle(joiningRoutes.mine, getMyMembership), handle(joiningRoutes.apply, apply), handle(joiningRoutes.getMine, getMyApplication), handle(joiningRoutes.correct, correctIdentity), handle(joiningRoutes.withdraw, withdraw),
  handle(joiningRoutes.askTransfer, askTransfer), handle(joiningRoutes.askLeave, askLeave), handle(joiningRoutes.consents, listMyConsents), handle(joiningRoutes.setConsent, setConsent),
  handle(joiningRoutes.card, getCard), handle(joiningRoutes.checkCard, checkCard), handle(joiningRoutes.sendMessage, sendMessage), handle(joiningRoutes.messages, listMyMessages),
  handle(reviewingRoutes.list, listApplications), handle(reviewingRoutes.get, getApplicationRecord), handle(reviewingRoutes.accept, accept), handle(reviewingRoutes.refuse, refuse), handle(reviewingRoutes.verify, verifyCard),
  handle(reviewingRoutes.unions, listUnionRules), handle(reviewingRoutes.getRule, getRule), handle(reviewingRoutes.setRule, setRule), handle(reviewingRoutes.listed, listInvited), handle(reviewingRoutes.invite, invite),
  handle(reviewingRoutes.messages, listMessages), handle(reviewingRoutes.answer, answerMessage),
]
