import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { asService, type RequestContext } from '#platform/http'
import { judgeAddress, judgeBackup, judgeClock, judgeDisk, judgeEncryption, judgeJobs, judgeKeys, judgeTexts, type Check } from './rules.ts'

/** What the server can see of itself without the owner's connection; looks and changes nothing (U4). */
export async function lookAround(ctx: RequestContext): Promise<Check[]> {
  const { config } = ctx
  const now = ctx.clock.now()
  const [keys, folder, disk] = await Promise.all([stat(join(config.DATA_DIR, 'keys.json')).catch(() => null), stat(config.DATA_DIR), statfs(config.DATA_DIR)])
  const { last, failed, at } = await asService(ctx, '', async () => {
    const backup = await ctx.tx.selectFrom('audit_entry').select('at').where('action', '=', 'installation.backup').orderBy('id', 'desc').limit(1).executeTakeFirst()
    const jobs = await ctx.tx.selectFrom('job_run').select((is) => is.fn.countAll<bigint>().as('count')).where('state', '=', 'failed').executeTakeFirstOrThrow()
    const { rows: [clock] } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(ctx.tx)
    return { last: backup?.at ?? null, failed: Number(jobs.count), at: clock!.at }
  })
  return [
    judgeAddress(config.PUBLIC_URL),
    judgeEncryption({ certificateUntil: config.TLS_CERT_FILE ? until(config.TLS_CERT_FILE) : null, proxies: config.TRUSTED_PROXIES.length, host: config.HOST }, now),
    judgeTexts(config.SMS_GATEWAY_URL), judgeBackup(last, now), ...(keys ? [judgeKeys({ keys: keys.mode, folder: folder.mode })] : []), judgeDisk(disk.bavail * disk.bsize), judgeClock(now, at), judgeJobs(failed),
  ]
}

function until(certificateFile: string): Date {
  return new Date(new X509Certificate(readFileSync(certificateFile)).validTo)
}
