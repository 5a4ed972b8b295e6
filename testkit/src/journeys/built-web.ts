import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = ['contract/src', 'web/client/src', 'web/ui/src', 'web/worker/src', 'web/admin/src', 'web/worker/public', 'web/admin/public']
const built = ['web/worker/dist/index.html', 'web/admin/dist/index.html'].map((file) => join(root, file))
const lock = join(root, 'node_modules', '.building-the-web')

/** Builds the web apps unless what is built is younger than every source: a journey through yesterday's pages would prove nothing. One test worker builds, the others wait. */
export async function buildWeb(): Promise<void> {
  while (!isFresh()) {
    if (!take()) {
      await pause(300)
      continue
    }
    try {
      const { status, stderr } = spawnSync(process.execPath, ['tools/build.ts'], { cwd: root, encoding: 'utf8' })
      if (status !== 0) throw new Error(`the web apps do not build:\n${stderr}`)
      return
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}

function isFresh(): boolean {
  if (!built.every((file) => existsSync(file))) return false
  const builtAt = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return sources.every((folder) => newest(join(root, folder)) < builtAt)
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
}

/** A lock left behind by a run that was killed is older than any build takes. */
function take(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 180_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}
