import { homeRoutes, queueRoutes } from '@guildhall/contract'
import { handle, handleKeeping } from '#platform/http'
import type { Module } from '#platform/module'
import { getHome, listHeldData } from './home.ts'
import { countQueue, getQueue, listDone } from './queue.ts'

/** The first pages of both apps. They are put together here because scenarios do not know each other: each contributes its part, and only `app` sees all. */
export function deskModule(parts: readonly Module[]): Module {
  return {
    name: 'desk',
    routes: [
      handleKeeping(homeRoutes.get, (ctx) => getHome(ctx, parts)), handle(homeRoutes.held, (ctx) => listHeldData(ctx, parts)),
      handle(queueRoutes.mine, (ctx) => getQueue(ctx, parts)), handle(queueRoutes.counts, (ctx) => countQueue(ctx, parts)), handle(queueRoutes.done, (ctx, input) => listDone(ctx, input, parts)),
    ],
  }
}
