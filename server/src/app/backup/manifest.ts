import { z } from 'zod'

/** The first entry of a backup: what it is, and what must be found in it. */
export const manifestShape = z.object({
  format: z.literal(1),
  installation: z.object({ id: z.string(), kind: z.enum(['demo', 'real']), name: z.string() }),
  takenAt: z.iso.datetime(),
  /** Migrations of the database, in order: a restore makes the same tables before it loads them. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), bytes: z.number().int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  files: z.array(z.object({ sha256: z.string(), bytes: z.number().int() })),
})
export type Manifest = z.output<typeof manifestShape>
