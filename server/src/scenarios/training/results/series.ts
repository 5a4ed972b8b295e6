import { sql } from 'kysely'
import { formatNumber } from '#engines/credentials'
import type { Tx } from '#platform/db'

export type Series = { scope: string | null; issuer: string; region: string; validYears: number | null }

const unset = { issuer: 'S0001', region: '0000' }

/** How certificates of a place are numbered: by the nearest setting at it or above, else by the first four digits of its division. Needs to see above the place. */
export async function findSeries(tx: Tx, scope: string, division: string | null): Promise<Series> {
  const row = await tx.selectFrom('training_certificate_series').selectAll().where(sql<boolean>`(${scope} = scope or starts_with(${scope}, scope || '.'))`)
    .orderBy(sql`length(scope)`, 'desc').limit(1).executeTakeFirst()
  if (row) return { scope: row.scope, issuer: row.issuer, region: row.region, validYears: row.valid_years }
  return { scope: null, ...unset, ...(division && { region: division.slice(0, 4) }), validYears: null }
}

export async function setSeries(tx: Tx, series: { scope: string; issuer: string; region: string; validYears: number | null }, by: string, now: Date): Promise<void> {
  const columns = { issuer: series.issuer, region: series.region, valid_years: series.validYears, set_by: by, set_at: now }
  await tx.insertInto('training_certificate_series').values({ scope: series.scope, ...columns }).onConflict((conflict) => conflict.column('scope').doUpdateSet(columns)).execute()
}

/** What a first number of the series looks like. */
export function sampleNumber(series: Pick<Series, 'issuer' | 'region'>, year: number): string {
  return formatNumber({ issuer: series.issuer, region: series.region, year, sequence: 1 })
}
