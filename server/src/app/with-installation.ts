import { readConfig, type Config } from '#platform/config'
import type { Provisioned } from '#platform/db'
import { openFoundation, type Foundation } from './foundation.ts'
import { findInstallation, StartRefused, type Installation } from './installation.ts'
import { createLog } from '#platform/log'
import { buildSystem, type System } from './system.ts'

export type Opened = { config: Config; foundation: Foundation; installation: Installation; urls: Provisioned; openSystem: () => Promise<System> }

/**
 * Runs a command on the installation of DATA_DIR or DATABASE_URL, beside a running server or without one. The PostgreSQL that it had to start ends with it.
 */
export async function withInstallation<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  return withFoundation(async (foundation) => {
    const installation = await findInstallation(foundation)
    if (!installation) throw new StartRefused('Nothing is installed here yet: `npm run guildhall -- init` makes a real installation, `npm start` a demo.')
    const urls = await foundation.provision()
    const systems: System[] = []
    const openSystem = async () => {
      const { config, keys } = foundation
      const system = await buildSystem({ config, keys, urls, demo: installation.kind === 'demo', log: createLog(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL) })
      systems.push(system)
      return system
    }
    try {
      return await work({ config: foundation.config, foundation, installation, urls, openSystem })
    } finally {
      for (const system of systems) await system.stop()
    }
  })
}

export async function withFoundation<T>(work: (foundation: Foundation) => Promise<T>): Promise<T> {
  const foundation = await openFoundation(readConfig(process.env))
  try {
    return await work(foundation)
  } finally {
    await foundation.release()
  }
}
