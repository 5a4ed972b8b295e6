import { lectureMenuRoutes as mine, lectureOrderRoutes as routes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { getMyCalendar } from './calendar.ts'
import { answerSession, callOffMySession } from './commands/answer-session.ts'
import { askLecturer } from './commands/ask-lecturer.ts'
import { callOffSession, cancelOrder, closeOrder } from './commands/end-order.ts'
import { judgeAsLecturer, judgeSession } from './commands/judge-session.ts'
import { orderLecture } from './commands/order-lecture.ts'
import { sayHeld, sayHeldAsLecturer } from './commands/say-held.ts'
import { getFigures } from './queries/figures.ts'
import { findMatches, planOrders } from './queries/matches.ts'
import { getMyLecturing } from './queries/mine.ts'
import { getOrder, listOrders } from './queries/orders.ts'

export const orderRoutes: Handled[] = [
  handle(routes.list, listOrders), handle(routes.get, getOrder), handle(routes.order, orderLecture), handle(routes.cancel, cancelOrder), handle(routes.matches, findMatches), handle(routes.plan, planOrders), handle(routes.ask, askLecturer), handle(routes.callOff, callOffSession), handle(routes.close, closeOrder),
  handle(routes.sayHeld, sayHeld), handle(routes.judge, judgeSession), handle(routes.figures, getFigures),
  handle(mine.mine, getMyLecturing), handle(mine.answer, answerSession), handle(mine.callOffMine, callOffMySession), handle(mine.sayHeldMine, sayHeldAsLecturer), handle(mine.judgeMine, judgeAsLecturer), handle(mine.calendar, getMyCalendar),
]
