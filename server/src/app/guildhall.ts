import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Stripping types and compiling a thousand modules takes longer than running them; the second start finds it done. Where the folder cannot be written nothing is kept.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/guildhall', import.meta.url)))
const { runCommandLine } = await import('./command-line.ts')
await runCommandLine(process.argv.slice(2))
