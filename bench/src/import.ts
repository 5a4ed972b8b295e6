import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openFoundation } from '../../server/src/app/foundation.ts'
import { createInstallation, findInstallation } from '../../server/src/app/installation.ts'
import { systemClock } from '../../server/src/platform/clock/index.ts'
import { readConfig } from '../../server/src/platform/config/index.ts'
import { migrate } from '../../server/src/platform/db/index.ts'
import { round } from './latency.ts'
import type { Bench, Taken } from './model.ts'
import { copyUnits } from './province/make-province.ts'
import { cache } from './province/open-province.ts'
import { personOf } from './province/people.ts'
import { createRandom } from './province/random.ts'
import { unitsOf } from './province/units.ts'

const guildhall = fileURLToPath(new URL('../../server/src/app/guildhall.ts', import.meta.url))
const folder = `${cache}import`
const tables = ['person', 'person_name_key', 'membership'] as const
const share = 0.3

/**
 * A roster of a million members by the operator's command: every check, every comparison with who is on record, sealing, audit; into an empty register of 9,000 firms. The
 * baseline is COPY of exactly the rows that came of it, into the same tables with the same indexes, from a file beside the database.
 */
export const benchImport: Bench = async (say) => {
  mkdirSync(folder, { recursive: true })
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
  const foundation = await openFoundation(config)
  try {
    const urls = await findInstallation(foundation) ? await foundation.provision() : await createInstallation(foundation, { kind: 'real', name: '模拟省总工会' }, systemClock)
    await migrate(urls.ownerUrl)
    const owner = new pg.Client({ connectionString: urls.ownerUrl })
    await owner.connect()
    try {
      const measure = async (rows: number) => {
        const file = await rosterOf(rows, say)
        await owner.query('truncate unit, person, import_run, roster_stage, roster_run, member_figure_due, member_figure_person_due, member_union cascade')
        await copyUnits(urls.ownerUrl, unitsOf(share).all)
        await owner.query('checkpoint')
        const { peakMb, ...ours } = await takeIn(file, rows, say)
        const baseline = await copyAgain(owner, rows, say)
        return { ours, baseline, peakMb, ratio: round(ours.seconds / baseline.seconds) }
      }
      const [tenth, full] = [await measure(100_000), await measure(1_000_000)]
      return { ours: full.ours, baseline: full.baseline, ratio: full.ratio, p50_ms: null, p99_ms: null, rss_mb: full.peakMb, ratio_at_tenth: tenth.ratio }
    } finally {
      await owner.end()
    }
  } finally {
    await foundation.release()
  }
}

/** The roster as firms send it, three rows in a hundred with something to repair, one in five hundred to be rejected. Made once. */
async function rosterOf(rows: number, say: (line: string) => void): Promise<string> {
  const file = join(folder, `members-${rows}.csv`)
  if (existsSync(file)) return file
  say(`a roster of ${rows} rows`)
  const { firms } = unitsOf(share)
  const out = createWriteStream(`${file}.new`)
  out.write('序号,姓名,性别,身份证号,手机号码,单位名称,统一社会信用代码,入会日期,技能等级,工种,用工形式,文化程度,备注\r\n')
  for (let index = 0; index < rows; index++) {
    const random = createRandom(index + 13)
    const person = personOf(index)
    const firm = firms[Math.floor(index * firms.length / rows)]!
    const id = index % 500 === 99 ? `${person.idNumber.slice(0, 17)}${person.idNumber.endsWith('1') ? '2' : '1'}` : index % 90 === 5 ? ` ${person.idNumber.slice(0, 6)} ${person.idNumber.slice(6)}` : person.idNumber
    const phone = index % 110 === 7 ? `+86${person.phone}` : person.phone
    const joined = `${2004 + Math.floor(random() * 22)}-${String(1 + Math.floor(random() * 9)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
    const line = [index + 1, person.name, person.gender === 'male' ? '男' : '女', id, phone, firm.name, firm.credit, joined, ['初级工', '中级工', '高级工', '技师', '无'][index % 5], '焊工', '合同工', '高中', ''].join(',')
    if (!out.write(`${line}\r\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  renameSync(`${file}.new`, file)
  return file
}

/** `guildhall import members`, as an operator runs it, from its start to its end. */
async function takeIn(file: string, rows: number, say: (line: string) => void): Promise<Taken & { peakMb: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [guildhall, 'import', 'members', file, '--json'], { env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'ignore'] })
  let peakMb = 0
  const watch = setInterval(() => { peakMb = Math.max(peakMb, peakOf(child.pid!)) }, 250)
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString() })
  const [code] = await once(child, 'close') as [number]
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${code}`)
  const seconds = round((performance.now() - began) / 1000, 1)
  const { accepted, rejected, written } = JSON.parse(out) as { accepted: number; rejected: unknown[]; written: object }
  if (rejected.length > rows / 100) throw new Error(`${rejected.length} rows were rejected`)
  if (accepted + rejected.length !== rows) throw new Error(`${accepted} accepted and ${rejected.length} rejected are not ${rows}`)
  say(`ours: ${seconds} s, ${accepted} accepted, ${rejected.length} rejected, ${JSON.stringify(written)}, ${peakMb} MB at most`)
  return { rows, seconds, peakMb }
}

function peakOf(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

async function copyAgain(owner: pg.Client, rows: number, say: (line: string) => void): Promise<Taken> {
  const at = (table: string) => `'/proc/self/cwd/bench-${table}.copy'`
  const count = async () => (await owner.query<{ count: number }>('select (select count(*) from person)::int + (select count(*) from membership)::int + (select count(*) from person_name_key)::int as count')).rows[0]!.count
  const before = await count()
  for (const table of tables) await owner.query(`copy ${table} to ${at(table)}`)
  await owner.query('truncate person, member_figure_due, member_figure_person_due, member_union, member_figure cascade')
  await owner.query('checkpoint')
  const steps: Record<string, number> = {}
  const began = performance.now()
  await owner.query('begin')
  for (const table of tables) {
    const from = performance.now()
    await owner.query(`copy ${table} from ${at(table)}`)
    // Or the foreign keys of the next are checked by reading all of this one: it was empty when they were planned.
    await owner.query(`analyze ${table}`)
    steps[table] = round((performance.now() - from) / 1000, 1)
  }
  await owner.query('commit')
  const seconds = round((performance.now() - began) / 1000, 1)
  if (await count() !== before) throw new Error('COPY brought other rows than the import')
  for (const table of tables) rmSync(join(folder, 'postgres', `bench-${table}.copy`), { force: true })
  say(`baseline: ${seconds} s ${JSON.stringify(steps)}`)
  return { rows, seconds, steps }
}
