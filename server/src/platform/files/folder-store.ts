import { constants, createReadStream } from 'node:fs'
import { access, copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RawStore } from './store.ts'

/** DATA_DIR/files/ab/abcdef…: a draft first, synced, then renamed, then the folder synced. An acknowledged file survives a power cut. */
export function folderStore(dataDir: string): RawStore {
  const root = join(dataDir, 'files')
  const place = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return join(root, name.slice(0, 2), name)
  }
  return {
    async put(sha256, localPath) {
      const target = place(sha256)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const draft = `${target}.${process.pid}.${Date.now()}.new`
      await copyFile(localPath, draft, constants.COPYFILE_FICLONE)
      await syncPath(draft)
      await rename(draft, target)
      await syncPath(dirname(target))
    },
    async open(sha256) {
      const target = place(sha256)
      await access(target)
      return createReadStream(target)
    },
    async has(sha256) {
      return access(place(sha256)).then(() => true, () => false)
    },
    async remove(sha256) {
      await rm(place(sha256), { force: true })
    },
    async *list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)) yield Buffer.from(entry.name, 'hex')
    },
  }
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
