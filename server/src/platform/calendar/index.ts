export type { Calendar, CalendarDay, Day, DaysLeft, RulerDay } from './model.ts'
export { addDays, addWorkingDays, calendarOf, daysLeft, rulerDays, workingDaysBetween } from './rules.ts'
export { listCalendarDays, loadCalendar, removeCalendarDay, setCalendarDay, sharedCalendar } from './store.ts'
export { calendarModule } from './module.ts'
