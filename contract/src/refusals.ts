import { coverageRefusals } from './coverage.ts'
import { certificatesRefusals } from './training/certificates.ts'
import { evaluationsRefusals } from './training/evaluations.ts'
import { publicListRefusals } from './training/public-lists.ts'
import { effectRefusals } from './training/effect.ts'
import { inspectionsRefusals } from './training/inspections.ts'
import { sheetsRefusals } from './training/sheets.ts'
import { evaluationFormsRefusals } from './training/forms.ts'
import { qualityRefusals } from './training/quality.ts'
import { resultsRefusals } from './training/results.ts'
import { classesRefusals } from './training/classes.ts'
import { headsRefusals } from './training/heads.ts'
import { offersRefusals } from './training/offers.ts'
import { trainingImportRefusals } from './training/imports.ts'
import { needsRefusals } from './training/needs.ts'
import { plansRefusals } from './training/plans.ts'
import { plannerRefusals } from './training/planner.ts'
import { templatesRefusals } from './training/templates.ts'
import { resourcesRefusals } from './training/resources.ts'
import { calendarRefusals } from './calendar.ts'
import { platformPagesRefusals } from './platform-pages.ts'

import { accountRefusals } from './accounts.ts'
import { listRefusals } from './lists.ts'
import { loginRefusals } from './login.ts'
import { membershipRefusals } from './memberships.ts'
import { joiningRefusals } from './membership/reviewing.ts'
import { erasingRefusals } from './people-erasing.ts'
import { mergingRefusals } from './people-merging.ts'
import { registryRefusals } from './registry.ts'
import { setupRefusals } from './setup.ts'
import { unitChangeRefusals } from './unit-changes.ts'
import { windowCaseRefusals } from './window/cases.ts'
import { windowItemRefusals } from './window/items.ts'
import { windowVisitRefusals } from './window/visits.ts'
import { termRefusals } from './terms.ts'
import { foundingRefusals } from './founding/foundings.ts'
import { congressRefusals } from './founding/congresses.ts'
import { benefitRefusals } from './benefits.ts'
import { pointsRefusals } from './points.ts'
import { benefitBudgetRefusals } from './benefit-budgets.ts'
import { voucherRefusals } from './vouchers/vouchers.ts'
import { positionRefusals } from './venues/positions.ts'
import { roomBookingRefusals } from './venues/bookings.ts'
import { positionVisitRefusals } from './venues/visits.ts'
import { lectureMenuRefusals } from './lectures/menu.ts'
import { lectureOrderRefusals } from './lectures/orders.ts'
import { childcareRefusals } from './childcare.ts'
import { counsellingRefusals } from './counselling.ts'
import { libraryRefusals } from './library.ts'

/** A refusal as a person reads it: what, why, what now. */
export type RefusalText = { zh: string; en: string; status?: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 }

/** Refusals of the platform. Each scenario declares its own beside its routes; they meet in `refusals`. */
const platformRefusals = {
  'platform.invalid-input': { status: 400, zh: '填写的内容不完整或格式不对，请按提示改好再提交。', en: 'Something is missing or malformed. Correct the marked fields and send again.' },
  'platform.login-needed': { status: 401, zh: '登录已过期或还没登录，请先登录。', en: 'You are not logged in, or the session has ended. Log in and try again.' },
  'platform.not-allowed': { status: 403, zh: '你现在的身份不能做这件事，可以换一个身份或找管理员。', en: 'Your present role may not do this. Switch roles or ask your administrator.' },
  'platform.not-found': { status: 404, zh: '没有找到，可能已删除，或不在你的管理范围。', en: 'Not found. It may have been removed, or it lies outside your range.' },
  'platform.idempotency-key-missing': { status: 400, zh: '请求缺少防重复标识（Idempotency-Key），请刷新页面再试。', en: 'The request carries no Idempotency-Key. Reload the page and try again.' },
  'platform.idempotency-key-reused': { status: 422, zh: '这个防重复标识已经用于另一次提交，请刷新页面再试。', en: 'This Idempotency-Key was used for another request. Reload the page and try again.' },
  'platform.too-many-requests': { status: 429, zh: '操作太快了，请过一会儿再试。', en: 'Too many requests. Wait a moment and try again.' },
  'platform.too-large': { status: 413, zh: '文件或内容太大，请拆小后再提交。', en: 'The content is too large. Split it and send again.' },
  'platform.changed-meanwhile': { status: 409, zh: '这条记录刚被别人改过，请刷新后再操作。', en: 'Somebody has just changed this record. Reload it and try again.' },
} as const satisfies Record<string, RefusalText>

/** Every refusal code with its words. */
export const refusals = { ...platformRefusals, ...coverageRefusals, ...certificatesRefusals, ...evaluationsRefusals, ...evaluationFormsRefusals, ...effectRefusals, ...inspectionsRefusals, ...sheetsRefusals, ...qualityRefusals, ...publicListRefusals, ...resultsRefusals, ...classesRefusals, ...headsRefusals, ...offersRefusals, ...trainingImportRefusals, ...needsRefusals, ...plansRefusals, ...plannerRefusals, ...templatesRefusals, ...resourcesRefusals, ...calendarRefusals, ...platformPagesRefusals, ...accountRefusals, ...listRefusals, ...loginRefusals, ...membershipRefusals, ...joiningRefusals, ...mergingRefusals, ...erasingRefusals, ...registryRefusals, ...setupRefusals, ...unitChangeRefusals, ...windowCaseRefusals, ...windowItemRefusals, ...windowVisitRefusals, ...termRefusals, ...foundingRefusals, ...congressRefusals, ...benefitRefusals, ...benefitBudgetRefusals, ...pointsRefusals, ...voucherRefusals, ...positionRefusals, ...roomBookingRefusals, ...positionVisitRefusals, ...lectureMenuRefusals, ...lectureOrderRefusals, ...childcareRefusals, ...counsellingRefusals, ...libraryRefusals } as const satisfies Record<string, RefusalText>
export type RefusalCode = keyof typeof refusals
