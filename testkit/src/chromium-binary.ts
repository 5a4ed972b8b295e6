import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))

export type ChromiumBinary = { executablePath: string; env: Record<string, string> }

/**
 * The browser of @sparticuz/chromium, unpacked once a version into the temporary folder, with its own NSS libraries and, since it has no Chinese font, those of this checkout: the browser is shared with other
 * checkouts, which may be removed, and without any font it crashes.
 * Works on a machine on which no browser and no font is installed.
 */
export async function chromiumBinary(): Promise<ChromiumBinary> {
  const root = join(require.resolve('@sparticuz/chromium'), '..', '..')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const home = join(tmpdir(), `guildhall-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (!existsSync(join(home, 'chromium'))) await unpack(home)
  return {
    executablePath: join(home, 'chromium'),
    env: { ...process.env as Record<string, string>, LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: fontsOfThisCheckout(home), HOME: home },
  }
}

async function unpack(home: string): Promise<void> {
  const draft = mkdtempSync(join(tmpdir(), 'guildhall-chromium-'))
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'], LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] }
  // The package unpacks into the temporary folder whatever lies there, and its libraries only when it believes to be on that platform.
  process.env['TMPDIR'] = draft
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  mkdirSync(join(draft, 'font-cache'))
  try {
    renameSync(draft, home)
  } catch (error) {
    // Another test worker unpacked it meanwhile; its copy is as good.
    if (!existsSync(join(home, 'chromium'))) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

function fontsOfThisCheckout(home: string): string {
  const words = fontConfiguration(home)
  const file = join(home, `fonts-${createHash('sha256').update(words).digest('hex').slice(0, 16)}.conf`)
  if (existsSync(file)) return file
  // Another test worker may be writing the same: whoever comes last replaces it by its like.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, words)
  renameSync(draft, file)
  return file
}

function fontConfiguration(home: string): string {
  const folders = ['noto-sans-sc', 'noto-serif-sc', 'noto-sans-jp'].map((name) => `<dir>${packageFolder(`@expo-google-fonts/${name}`)}</dir>`)
  const prefer = (generic: string, family: string) => `<alias><family>${generic}</family><prefer><family>${family}</family><family>Noto Sans JP</family></prefer></alias>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join('')}<cachedir>${join(home, 'font-cache')}</cachedir>
${prefer('sans-serif', 'Noto Sans SC')}${prefer('system-ui', 'Noto Sans SC')}${prefer('serif', 'Noto Serif SC')}${prefer('Songti SC', 'Noto Serif SC')}
</fontconfig>
`
}
