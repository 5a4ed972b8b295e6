import { demoInboxRoutes, noticeRoutes } from '@guildhall/contract'
import { handle } from '../http/index.ts'
import type { Module } from '../module/index.ts'
import { demoInbox } from './demo-inbox.ts'
import { countUnread, listMine, markRead } from './notices.ts'
import { sendTextJob } from './send-text.ts'

export const notifyModule: Module = {
  name: 'notify',
  routes: [
    handle(noticeRoutes.mine, listMine), handle(noticeRoutes.count, countUnread), handle(noticeRoutes.markRead, markRead), handle(demoInboxRoutes.inbox, demoInbox),
  ],
  jobs: [sendTextJob],
  checks: [{
    name: 'text gateway',
    async run(_tx, services) {
      return !services.demo && !services.config.SMS_GATEWAY_URL ? ['no text gateway is set (SMS_GATEWAY_URL): workers get no codes and cannot log in'] : []
    },
  }],
}
