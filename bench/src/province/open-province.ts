import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openFoundation } from '../../../server/src/app/foundation.ts'
import { createInstallation, findInstallation } from '../../../server/src/app/installation.ts'
import { buildSystem, type System } from '../../../server/src/app/system.ts'
import { systemClock } from '../../../server/src/platform/clock/index.ts'
import { readConfig } from '../../../server/src/platform/config/index.ts'
import { migrate } from '../../../server/src/platform/db/index.ts'
import { createLog } from '../../../server/src/platform/log/index.ts'
import { fillProvince } from './make-province.ts'

export const cache = fileURLToPath(new URL('../../../.cache/bench/', import.meta.url))
export type Province = { system: System; ownerUrl: string; close(): Promise<void> }

/** A real installation with the people of a province, made once. */
export async function openProvince(say: (line: string) => void): Promise<Province> {
  const folder = `${cache}province`
  mkdirSync(folder, { recursive: true })
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', RATE_LIMITS: '0' })
  const foundation = await openFoundation(config)
  try {
    const urls = await findInstallation(foundation) ? await foundation.provision() : await createInstallation(foundation, { kind: 'real', name: '模拟省总工会' }, systemClock)
    await migrate(urls.ownerUrl)
    await fillProvince(urls.ownerUrl, foundation.keys, folder, say)
    const system = await buildSystem({ config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
    return {
      system, ownerUrl: urls.ownerUrl,
      async close() {
        await system.stop()
        await foundation.release()
      },
    }
  } catch (error) {
    await foundation.release()
    throw error
  }
}
