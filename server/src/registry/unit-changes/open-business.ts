import type { Tx } from '#platform/db'

export type OpenBusiness = { what: { zh: string; en: string }; count: number }
type Source = (tx: Tx, unitId: string) => Promise<OpenBusiness>

const sources: { read: Source; waits: boolean }[] = []

/**
 * Says how much of a part's business is still open in the name of a unit. A merger hands it on, a dissolution waits for its end; unless the part itself ends it when it hears
 * that the union was closed (`waits: false`, event `units.closed`). Read by the service, over everything.
 */
export function registerOpenBusiness(read: Source, { waits = true }: { waits?: boolean } = {}): void {
  sources.push({ read, waits })
}

/** What is open, and whether a dissolution has to wait for it. */
export async function openBusinessOf(tx: Tx, unitId: string): Promise<(OpenBusiness & { waits: boolean })[]> {
  const found: (OpenBusiness & { waits: boolean })[] = []
  for (const { read, waits } of sources) {
    const one = await read(tx, unitId)
    if (one.count > 0) found.push({ ...one, waits })
  }
  return found
}
