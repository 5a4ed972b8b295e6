import { generalOutline, hoursForLevel, materialFenOf, usualSessionHours } from './general.ts'
import type { Equipment, TemplateFacts } from './model.ts'
import { hoursOf, outlineFor } from './rules.ts'

/** What a class of an occupation at a level is, by a template or, where there is none, by the general one. */
export type ClassContent = { hours: number; sessionHours: number; minSeats: number | null; maxSeats: number | null; materialFen: bigint; fixedFen: bigint; equipment: readonly Equipment[] }

export function contentOf(template: TemplateFacts | null, category: string, level: number | null): ClassContent {
  if (!template) return { hours: hoursForLevel(level), sessionHours: usualSessionHours, minSeats: null, maxSeats: null, materialFen: materialFenOf(category), fixedFen: 0n, equipment: [] }
  const { sessionHours, minSeats, maxSeats, equipment } = template
  return { hours: hoursOf(template.outline).classHours, sessionHours, minSeats, maxSeats, materialFen: BigInt(template.materialFen), fixedFen: BigInt(template.fixedFen), equipment }
}

/** The outline that a plan begins with. */
export function outlineBy(template: TemplateFacts | null, occupation: { name: string; category: string }, level: number | null): { topic: string; hours: number }[] {
  return outlineFor(template?.outline ?? generalOutline(occupation.category, level), occupation.name)
}
