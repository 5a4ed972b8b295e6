import { systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { createLog } from '#platform/log'
import { foldMemberFigures } from '#registry'
import { countFigures } from '#scenarios/training'
import { buildDemo } from './demo/index.ts'
import type { Foundation } from './foundation.ts'
import { createInstallation, markBuilt, StartFailed, StartRefused } from './installation.ts'
import { asOperator } from './operator.ts'
import { buildSystem } from './system.ts'

/** Makes the demo of a new embedded DATA_DIR. The row that says "demo" is there before the first person is; that it is built is said only at the end. */
export async function makeDemo(foundation: Foundation): Promise<void> {
  try {
    await build(foundation)
  } catch (error) {
    throw error instanceof StartRefused ? error : demoFailed(error, foundation.config)
  }
}

/** What happened and what to do, in a sentence each; where it happened only for whoever asks (LOG_LEVEL=debug). */
export function demoFailed(error: unknown, { DATA_DIR, LOG_LEVEL }: Pick<Config, 'DATA_DIR' | 'LOG_LEVEL'>): StartFailed {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  const said = `The demo city could not be built: ${message.split('\n')[0]}\nDelete the folder ${DATA_DIR} and start again. If it fails again, please report it with what LOG_LEVEL=debug npm start prints.`
  return new StartFailed(LOG_LEVEL === 'debug' || LOG_LEVEL === 'trace' ? `${said}\n\n${stack ?? message}` : said, { cause: error })
}

async function build(foundation: Foundation): Promise<void> {
  const { config, keys } = foundation
  const urls = await createInstallation(foundation, { kind: 'demo', name: '嘉兴市总工会' }, systemClock)
  const system = await buildSystem({ config, keys, urls: { ...urls, serverUrl: withoutWaiting(urls.serverUrl) }, demo: true, log: createLog(config.LOG_LEVEL) })
  try {
    await buildDemo(system.services)
    // Nobody should find an empty cockpit in the first minute.
    for (const count of [countFigures, foldMemberFigures]) await count({ inTransaction: (work) => asOperator(system.services, 'demo', work) })
  } finally {
    await system.stop()
  }
  await markBuilt(urls.ownerUrl, systemClock)
}

/** What is half built is thrown away, so no step of the building needs to wait until it is on the disk. */
export function withoutWaiting(url: string): string {
  const hurried = new URL(url)
  hurried.searchParams.set('options', '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan')
  return hurried.toString()
}
