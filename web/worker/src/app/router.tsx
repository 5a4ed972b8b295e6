import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { pages } from '../scenarios/index.ts'
import type { WorkerPage } from './page.ts'
import { BrokenPage, MissingPage, PageFrame, PageSkeleton, Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage })

function routeOf(page: WorkerPage) {
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    // The router loads it ahead when a finger comes near a link, and keeps the old page until it is there.
    component: lazyRouteComponent(async () => {
      const { default: Page } = await page.load()
      return { default: () => <PageFrame page={page}><Page /></PageFrame> }
    }),
  })
}

export const router = createRouter({
  routeTree: root.addChildren(pages.map(routeOf)),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: BrokenPage,
})
