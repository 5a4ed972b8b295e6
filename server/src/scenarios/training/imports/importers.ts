import type { Book, Locale, Understanding } from '#engines/intake'
import type { CommandContext } from '#platform/module'
import type { Progress, Written } from '#registry'
import { findRoot, isInRange, type UnitRow } from '#registry/units'
import { dayInShanghai } from '#platform/clock'
import { Refused } from '#platform/http'
import { applyEvaluations, findClassNumbers } from '../evaluations/index.ts'
import { understandClasses, understandEvaluations, understandNeeds, understandTemplates, understandTrainers, understandVenues, type TrainingLookups } from '../import/index.ts'
import { applyNeeds, loadPlaces, loadUnderstanding } from '../needs/index.ts'
import { applyClasses } from '../plans/index.ts'
import { applyTrainers, applyVenues } from '../resources/index.ts'
import { applyTemplates, loadStands } from '../templates/index.ts'

export type TrainingKind = 'needs' | 'trainers' | 'venues' | 'classes' | 'evaluations' | 'templates'
export type Into = { importId: string; unit: { id: string; scope: string }; progress?: Progress | undefined }

/** How one kind of file is understood and written. The rows in between are that kind's own. */
export type TrainingImporter<Row = unknown> = {
  understand(ctx: CommandContext, book: Book, locale: Locale | undefined, unit: Into['unit']): Promise<Understanding<Row>>
  apply(ctx: CommandContext, rows: readonly Row[], into: Into): Promise<Written>
}

const knownOf = ({ created, updated }: { created: number; updated: number }): Written => ({ created, known: updated })

/** Ties understanding and writing to one row type before the importer joins a table of several. */
const importer = <Row>(definition: TrainingImporter<Row>): TrainingImporter => definition as unknown as TrainingImporter

export const trainingImporters: Record<TrainingKind, TrainingImporter> = {
  needs: importer({
    async understand(ctx, book, locale) {
      const places = await loadPlaces(ctx.tx)
      const mayTake = (division: string, town: string | null) => isInRange(ctx.actor, places.federationFor(division, town).scope)
      return understandNeeds(book, { ...await lookupsOf(ctx), mayTake, locale })
    },
    async apply(ctx, rows, into) {
      const { created, known } = await applyNeeds(ctx, rows, into)
      return { created, known }
    },
  }),
  trainers: importer({
    understand: async (ctx, book, locale) => understandTrainers(book, { ...await lookupsOf(ctx), locale }),
    apply: async (ctx, rows, into) => knownOf(await applyTrainers(ctx, rows, into)),
  }),
  venues: importer({
    understand: async (ctx, book, locale) => understandVenues(book, { ...await lookupsOf(ctx), locale }),
    apply: async (ctx, rows, into) => knownOf(await applyVenues(ctx, rows, into)),
  }),
  classes: importer({
    understand: async (ctx, book, locale) => understandClasses(book, { ...await lookupsOf(ctx), locale }),
    apply: async (ctx, rows, into) => knownOf(await applyClasses(ctx, rows, into)),
  }),
  evaluations: importer({
    understand: async (ctx, book, locale) => understandEvaluations(book, { classCodes: await findClassNumbers(ctx, 'scope' in ctx.actor ? ctx.actor.scope : ''), locale }),
    apply: async (ctx, rows, into) => knownOf(await applyEvaluations(ctx, rows, into)),
  }),
  templates: importer({
    async understand(ctx, book, locale, unit) {
      const { classifier } = await loadUnderstanding(ctx.tx)
      return understandTemplates(book, { classifier, today: dayInShanghai(ctx.clock.now()), standOf: await loadStands(ctx, unit), locale })
    },
    apply: (ctx, rows, into) => applyTemplates(ctx, rows, into),
  }),
}

async function lookupsOf(ctx: CommandContext): Promise<TrainingLookups> {
  const city = await cityOfInstallation(ctx)
  const { classifier } = await loadUnderstanding(ctx.tx)
  return { cityCode: city, classifier }
}

async function cityOfInstallation(ctx: CommandContext): Promise<string> {
  const root: UnitRow | undefined = await findRoot(ctx.tx)
  if (!root?.division) throw new Refused('training.import-no-city')
  return root.division
}
