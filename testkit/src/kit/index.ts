import { Chance } from './chance.ts'
import { writeRosters } from './members.ts'
import type { RosterFile } from './members.ts'
import { writeNeeds } from './needs.ts'
import type { NeedTruth } from './needs.ts'
import { writeClasses, writeEvaluations, writeTrainers, writeVenues } from './training.ts'
import type { KitFile } from './training.ts'
import { writeUnits } from './units.ts'
import type { KitCity, KitUnit } from './units.ts'

export { Chance } from './chance.ts'
export { fillIn, photograph, type Filled, type Hand, type PaperLayout, type Picture, type Shot } from './paper-sheet.ts'
export type { MemberTruth, RosterFile } from './members.ts'
export type { NeedTruth } from './needs.ts'
export type { KitFile } from './training.ts'
export type { FileTruth } from './truth.ts'
export type { KitCity, KitUnit } from './units.ts'

export interface Kit {
  units: KitFile & { units: KitUnit[] }
  /** In the order in which they are to come in. */
  rosters: RosterFile[]
  needs: KitFile & { needs: NeedTruth[] }
  trainers: KitFile
  venues: KitFile
  classes: KitFile & { codes: string[] }
  evaluations: KitFile
}

/**
 * Messy import files of any city with exact truth beside them: other layouts, people, words and defects for every seed, so that
 * nothing in the product can be tuned to one set of files.
 */
export async function makeKit(seed: number, city: KitCity, workerNeeds = 240): Promise<Kit> {
  const chance = new Chance(seed)
  const units = await writeUnits(chance, city)
  const classes = writeClasses(chance)
  return {
    units, classes,
    needs: await writeNeeds(chance, city, units.units, workerNeeds),
    trainers: await writeTrainers(chance, city),
    venues: await writeVenues(chance, city),
    evaluations: writeEvaluations(chance, classes.codes),
    // After the others, so that a seed makes the files that it always made.
    rosters: await writeRosters(chance, units.units),
  }
}
