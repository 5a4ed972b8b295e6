import { loginRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { asLogin, listDemoAccounts } from '#platform/login'
import { describeSession } from './describe-session.ts'
import { listDevices, revokeDevice, revokeOthers } from './devices.ts'
import { changePassword, demoLogin, enrolTotp, logout, requestCode, switchRole, verifyTotp, withCode, withPassword } from './login.ts'
import { decidePhoneChange, listPhoneChanges, requestPhoneChange } from './phone-change.ts'
import './texts.ts'

export const loginHandled: Handled[] = [
  handle(loginRoutes.requestCode, requestCode), handle(loginRoutes.withCode, withCode), handle(loginRoutes.withPassword, withPassword),
  handle(loginRoutes.enrolTotp, enrolTotp), handle(loginRoutes.verifyTotp, verifyTotp), handle(loginRoutes.changePassword, changePassword),
  handle(loginRoutes.session, (ctx) => describeSession(ctx, ctx.actor)), handle(loginRoutes.switchRole, switchRole), handle(loginRoutes.logout, logout),
  handle(loginRoutes.listDevices, listDevices), handle(loginRoutes.revokeDevice, revokeDevice), handle(loginRoutes.revokeOthers, revokeOthers),
  handle(loginRoutes.requestPhoneChange, requestPhoneChange), handle(loginRoutes.listPhoneChanges, listPhoneChanges), handle(loginRoutes.decidePhoneChange, decidePhoneChange),
  handle(loginRoutes.demoAccounts, async (ctx) => ({
    rows: (await asLogin(ctx, () => listDemoAccounts(ctx))).map((one) => ({ account: one.account, kind: one.kind, icon: one.icon, title: one.title, who: one.who, sees: one.sees })),
  })),
  handle(loginRoutes.demoLogin, demoLogin),
]
