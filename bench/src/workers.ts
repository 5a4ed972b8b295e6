import pg from 'pg'
import { withInstallation } from '../../server/src/app/with-installation.ts'
import { inScope } from '../../server/src/platform/db/index.ts'
import { asLogin, sessionCookie, startSession } from '../../server/src/platform/login/index.ts'

/** Cookies of workers of the installation in DATA_DIR who have something on their first page, each logged in anew; the server there runs on. */
export function logInWorkers(dataDir: string, howMany: number): Promise<string[]> {
  process.env['DATA_DIR'] = dataDir
  process.env['LOG_LEVEL'] = 'silent'
  return withInstallation(async ({ urls, openSystem }) => {
    const owner = new pg.Client(urls.ownerUrl)
    await owner.connect()
    const { rows } = await owner.query<{ id: string }>(
      `select a.id from login_account a where a.kind = 'worker' and exists (select from training_need n where n.person_id = a.person_id)
       order by (select count(*) from training_enrolment e join training_class c on c.id = e.class_id where e.person_id = a.person_id and c.state in ('published', 'running')) desc, a.id limit $1`, [howMany])
    await owner.end()
    const { services } = await openSystem()
    const actor = { kind: 'job', name: 'bench', scope: '' } as const
    return inScope(services.db, { role: 'app_login', holder: 'job:bench' }, async (tx) => {
      const cookies: string[] = []
      for (const { id } of rows) {
        const { token } = await asLogin({ tx, actor }, () => startSession({ ...services, tx }, { accountId: id, kind: 'worker', stage: 'full', actingId: null, userAgent: 'bench' }))
        cookies.push(`${sessionCookie}=${token}`)
      }
      return cookies
    })
  })
}
