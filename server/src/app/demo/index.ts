import type { Services } from '#platform/http'

/** Fills a new demo: a believable city. */
export async function buildDemo(services: Services): Promise<void> {
  services.log.info('the demo has no data yet')
}
