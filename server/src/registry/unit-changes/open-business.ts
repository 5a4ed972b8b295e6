import type { Tx } from '#platform/db'

export type OpenBusiness = { what: { zh: string; en: string }; count: number }
type Source = (tx: Tx, unitId: string) => Promise<OpenBusiness>

const sources: Source[] = []

/** Says how much of a part's business is still open in the name of a unit. A merger hands it on, a dissolution waits for its end. Read by the service, over everything. */
export function registerOpenBusiness(source: Source): void {
  sources.push(source)
}

export async function openBusinessOf(tx: Tx, unitId: string): Promise<OpenBusiness[]> {
  const found: OpenBusiness[] = []
  for (const source of sources) {
    const one = await source(tx, unitId)
    if (one.count > 0) found.push(one)
  }
  return found
}
