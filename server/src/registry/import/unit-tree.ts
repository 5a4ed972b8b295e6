import type { Candidate, ExistingUnit } from './units.ts'

/**
 * Rejects every row whose way up does not end at the top: the rows of a ring as `parent-cycle`, rows with no known parent as
 * `parent-unknown`, and what hangs below them as `parent-unknown` too. One row may have no parent: the city federation,
 * and where the system has units already, only if it is one of them. The row of the unit that brings the file (`ownCode`) is where its file ends: what is above it is not
 * its to know or to change.
 */
export function closeTree(candidates: readonly Candidate[], existing: readonly ExistingUnit[], ownCode?: string): void {
  const inFile = new Map(candidates.filter(({ reading }) => !reading.rejected).map((candidate) => [candidate.unit.code, candidate]))
  const known = new Set(existing.map((unit) => unit.code))
  const top = candidates.find(({ reading, unit }) => !reading.rejected && unit.parentCode === null && (known.size > 0 ? known.has(unit.code) : unit.level === 'city'))
  for (const ring of findRings(inFile)) for (const { reading } of ring) reading.reject('parent-cycle', 'parent')

  const settled = new Map<string, boolean>()
  const reachesTop = (candidate: Candidate): boolean => {
    const path: Candidate[] = []
    let at: Candidate | undefined = candidate
    let good: boolean | undefined
    while (good === undefined) {
      const before: boolean | undefined = settled.get(at.unit.code)
      if (before !== undefined) { good = before; break }
      path.push(at)
      const { parentCode }: Candidate['unit'] = at.unit
      if (at.reading.rejected) good = false
      else if (at.unit.code === ownCode) good = true
      else if (parentCode === null) good = at === top
      else if (inFile.has(parentCode)) at = inFile.get(parentCode)!
      else good = known.has(parentCode)
    }
    for (const each of path) settled.set(each.unit.code, good)
    return good
  }
  for (const candidate of inFile.values()) if (!reachesTop(candidate)) candidate.reading.reject('parent-unknown', 'parent')
}

/** The rings among the rows; a row that is its own parent is a ring of one. Rows that only lead into a ring are not part of it. */
function findRings(inFile: ReadonlyMap<string, Candidate>): Candidate[][] {
  const rings: Candidate[][] = []
  const seenIn = new Map<string, Candidate>()
  for (const start of inFile.values()) {
    const path: Candidate[] = []
    let at: Candidate | undefined = start
    while (at && !seenIn.has(at.unit.code)) {
      seenIn.set(at.unit.code, start)
      path.push(at)
      at = at.unit.parentCode === null ? undefined : inFile.get(at.unit.parentCode)
    }
    if (at && seenIn.get(at.unit.code) === start) rings.push(path.slice(path.indexOf(at)))
  }
  return rings
}
