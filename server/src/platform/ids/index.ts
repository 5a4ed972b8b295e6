import { uuidv7 } from 'uuidv7'

/** A new time-ordered id. The database never makes ids: the same SQL must run on PostgreSQL 15, which has no uuidv7(). */
export function newId(): string {
  return uuidv7()
}
