import { permissionsOf, type Role } from '@guildhall/contract'
import { sql } from 'kysely'
import { dayInShanghai } from '#platform/clock'
import { inScope, type Db, type Tx } from '#platform/db'
import { accessOfActor, Refused, type Actor, type Authenticate, type Services } from '#platform/http'
import { findSession, recallSession, sessionCookie, type Session } from '#platform/login'

type Staff = Extract<Actor, { kind: 'staff' }>
type Worker = Extract<Actor, { kind: 'worker' }>

export type RoleHeld = { id: string; role: Role; unitId: string; unitName: string; scope: string; until: string | null }

/** How long a desk visit may last before the clerk has to begin it anew. */
export const deskVisitHours = 4

/**
 * Cookie → session → acting role → permissions. A worker route asked with `Guildhall-On-Behalf-Of` becomes that worker's, assisted, if the clerk has begun a
 * desk visit for them (desk.start, which the audit notes) and they are still in the clerk's range, or agreed by a code; every other route stays the clerk's own.
 */
export function createAuthenticate(services: Services): Authenticate {
  const authenticate: Authenticate = async (request, route) => {
    const nobody = (): Actor => ({ kind: 'public', address: services.cipher.blind(request.ip, 'address').toString('base64url').slice(0, 22) })
    const token = request.cookies[sessionCookie]
    const session = token ? await findSession(services.db, services.cipher, token, services.clock.now()) : undefined
    if (!session) return nobody()
    const actor = await actorOfSession(services.db, services, session)
    const behalf = request.headers['guildhall-on-behalf-of']
    if (!actor || actor.kind !== 'staff' || typeof behalf !== 'string' || !route.audience.worker) return actor ?? nobody()
    return actFor(services, actor, behalf)
  }
  // Only workers: what staff may do hangs on a role that is looked up anew each time.
  authenticate.recall = (request) => {
    const token = request.cookies[sessionCookie]
    const known = token === undefined ? undefined : recallSession(services.cipher, token, services.clock.now())
    const actor = known && workerOf(known.session)
    return actor && { actor, holds: known.holds, stamp: () => known.stamp(services.db) }
  }
  return authenticate
}

/** The actor of a finished login; undefined while it is unfinished, or once the acting role has ended. */
export async function actorOfSession(db: Db | Tx, services: Pick<Services, 'clock'>, session: Session): Promise<Staff | Worker | undefined> {
  if (session.stage !== 'full') return undefined
  if (session.kind === 'worker') return workerOf(session)
  const [held] = session.actingId ? await rolesOf(db, services, session.accountId, session.actingId) : []
  return held && {
    kind: 'staff', accountId: session.accountId, personId: session.personId, unitId: held.unitId, scope: held.scope, role: held.role, permissions: new Set(permissionsOf[held.role]),
  }
}

function workerOf(session: Session): Worker | undefined {
  return session.stage === 'full' && session.kind === 'worker' && session.personId ? { kind: 'worker', accountId: session.accountId, personId: session.personId } : undefined
}

/** The roles that an account holds today, from the top of the tree down; with `only`, that one if it still lasts. */
export async function rolesOf(db: Db | Tx, services: Pick<Services, 'clock'>, accountId: string, only: string | null = null): Promise<RoleHeld[]> {
  const { rows } = await sql<RoleHeld>`
    select id, role, unit_id as "unitId", unit_name as "unitName", scope, until from app.roles_of(${accountId}, ${dayInShanghai(services.clock.now())}, ${only})`.execute(db)
  return rows
}

async function actFor(services: Services, clerk: Staff, personId: string): Promise<Worker> {
  if (!clerk.permissions.has('desk.assist') || !/^[0-9a-f-]{36}$/.test(personId)) throw new Refused('platform.not-allowed')
  const since = new Date(services.clock.now().getTime() - deskVisitHours * 3_600_000)
  const visit = await inScope(services.db, accessOfActor(clerk), (tx) => tx.selectFrom('desk_visit').leftJoin('person', 'person.id', 'desk_visit.person_id').select('desk_visit.id')
    .where((is) => is.or([is('person.id', 'is not', null), is('desk_visit.consented', '=', true)]))
    .where('desk_visit.account_id', '=', clerk.accountId).where('desk_visit.person_id', '=', personId).where('desk_visit.ended_at', 'is', null).where('desk_visit.started_at', '>', since)
    .executeTakeFirst())
  if (!visit) throw new Refused('desk.not-started')
  return { kind: 'worker', accountId: clerk.accountId, personId, assistedBy: { accountId: clerk.accountId, unitId: clerk.unitId, scope: clerk.scope } }
}
