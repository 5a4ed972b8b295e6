export { defineMessages, type Message, type Messages, type MessageTree, type SameShape } from './define-messages.ts'
export { decideLanguage, getLanguage, setLanguage, useLanguage, useText, type Language } from './language.ts'
export { dotted } from './dotted.ts'
export {
  colon, dayOf, daysBetween, formatCount, formatDate, formatDateTime, formatDay, formatMonth, formatMonthDay, formatNear, formatShare,
  formatStamp, formatTime, formatTimeSpan, formatWeekday, formatYuan, useFormat, type When,
} from './format.ts'
