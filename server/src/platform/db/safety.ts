import { sql } from 'kysely'
import type { Db } from './pool.ts'

/** Throws when the server's login could ignore policies: a superuser, one that bypasses row security, or an owner of tables. */
export async function refuseUnsafeRole(db: Db): Promise<void> {
  const { rows: [role] } = await sql<{ name: string; unsafe: boolean }>`
    select current_user as name,
      exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member'))
      or exists (select from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and pg_has_role(current_user, c.relowner, 'member')) as unsafe
  `.execute(db)
  if (role!.unsafe) throw new Error(`The database login ${role!.name} owns tables or may bypass policies; the server runs only as guildhall_server (see docs/operations.md)`)
}
