export { registerNotices, registerTexts, renderWords, type Words } from './templates.ts'
export { sendNotice, sendNotices } from './send-notice.ts'
export { sendText } from './send-text.ts'
export { notifyModule } from './module.ts'
