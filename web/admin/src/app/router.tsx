import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { pages } from '../scenarios/index.ts'
import type { ConsolePage } from './page.ts'
import { BrokenPage, MissingPage, PageFrame, PageSkeleton } from './shell.tsx'

const root = createRootRoute({ notFoundComponent: MissingPage })

function routeOf(page: ConsolePage) {
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    // The router loads it ahead when the pointer comes near a link, and keeps the old page until it is there.
    component: lazyRouteComponent(async () => {
      const { default: Page } = await page.load()
      return { default: () => <PageFrame page={page}><Page /></PageFrame> }
    }),
  })
}

export const router = createRouter({
  routeTree: root.addChildren(pages.map(routeOf)),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: BrokenPage,
})
