import { Refused, type RequestContext } from '#platform/http'
import { searchForm } from '#registry'
import type { CongressRow, RaceRow } from '../model.ts'
import { namesOfCandidates } from './names.ts'

/** A vote in which other names may be written: not where equal votes are decided, nor for the chair, whom the committee’s members alone can be. */
export const mayWriteIn = (race: Pick<RaceRow, 'kind' | 'body'>): boolean => race.kind !== 'tie' && race.body !== 'chair'

/** In a ballot: who was written in for which race. A candidate has an id of its own there. */
const keyOf = (raceId: string, personId: string): string => `${raceId}/${personId}`
export const writtenKeysOf = (raceId: string, sheets: readonly Readonly<Record<string, unknown>>[]): string[] => [...new Set(sheets.flatMap((sheet) => Object.keys(sheet).filter((key) => key.startsWith(`${raceId}/`))))].sort()
export const personOfKey = (key: string): string => key.split('/')[1]!

type Written = { raceId: string; name: string }

/**
 * 另选他人: reads the names that somebody wrote beside the candidates, as keys of the ballot. A name has to be that of exactly one who agreed to be a member, who is neither on the
 * sheet for that race nor seated by it already, and who does not stand for the body that watches the other (committee and audit committee).
 */
export async function readWrittenIn(ctx: RequestContext, congress: CongressRow, races: readonly RaceRow[], written: readonly Written[]): Promise<string[]> {
  if (written.length === 0) return []
  const members = await ctx.tx.selectFrom('founding_roster as r').innerJoin('person as p', 'p.id', 'r.person_id').select(['p.id', 'p.gender']).where('r.founding_id', '=', congress.founding_id).where('r.consent', '=', 'agreed').execute()
  const names = await namesOfCandidates(ctx, members.map((one) => one.id))
  const standing = await ctx.tx.selectFrom('founding_candidate').select(['race_id', 'body', 'person_id', 'outcome']).where('congress_id', '=', congress.id).execute()
  return [...new Set(written.map(({ raceId, name }) => {
    const race = races.find((one) => one.id === raceId)
    if (!race || !mayWriteIn(race)) throw new Refused('founding.not-now')
    const found = members.filter((one) => searchForm(names.get(one.id)?.name ?? '') === searchForm(name) && (race.body !== 'women' || one.gender !== 'male'))
    if (found.length !== 1) throw new Refused(found.length === 0 ? 'founding.nobody-of-that-name' : 'founding.two-of-that-name', { name })
    const { id } = found[0]!
    if (standing.some((one) => one.person_id === id && (one.race_id === race.id || (one.body === race.body && one.outcome === 'elected')))) throw new Refused('founding.stands-already', { name })
    const other = { committee: 'audit', audit: 'committee' }[race.body]
    if (standing.some((one) => one.person_id === id && one.body === other)) throw new Refused('founding.two-bodies')
    return keyOf(race.id, id)
  }))].sort()
}
