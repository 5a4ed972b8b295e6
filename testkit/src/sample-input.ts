import type { RouteSpec } from '@guildhall/contract'
import { z } from 'zod'

type Schema = {
  type?: string | string[]; format?: string; properties?: Record<string, Schema>; required?: string[]; items?: Schema; minItems?: number; enum?: unknown[]; const?: unknown
  anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; minLength?: number; minimum?: number; maximum?: number; pattern?: string; additionalProperties?: Schema; default?: unknown
}

/**
 * An input that a route's schemas accept, as far as a generator can know: each id (and each division) is what `idOf` names for that property, so that a test can aim every route of
 * the contract at chosen records. Optional properties are filled too.
 */
export function sampleInput(route: RouteSpec, idOf: (property: string) => string): Record<string, unknown> {
  const parts = [route.params, route.query, route.body].filter((part) => part !== undefined)
  return Object.assign({}, ...parts.map((part) => sample(z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }) as Schema, '', idOf))) as Record<string, unknown>
}

function sample(schema: Schema, name: string, idOf: (property: string) => string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return sample(choice.find((one) => one.type !== 'null') ?? choice[0]!, name, idOf)
  if (schema.allOf) return sample(schema.allOf[0]!, name, idOf)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, own]) => [key, sample(own, key, idOf)]))
    case 'array': return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sample(schema.items ?? {}, name, idOf))
    case 'integer': case 'number': return Math.min(Math.max(1, schema.minimum ?? 1), schema.maximum ?? Infinity)
    case 'boolean': return true
    case 'string': return text(schema, name, idOf)
    default: return /id$/i.test(name) ? idOf(name) : 'x'
  }
}

function text(schema: Schema, name: string, idOf: (property: string) => string): string {
  if (schema.format === 'uuid') return idOf(name)
  if (schema.format === 'date') return '2026-12-01'
  if (schema.format === 'date-time') return '2026-12-01T10:00:00+08:00'
  if (/division/i.test(name)) return idOf('division')
  const fitting = ['13912345678', '999999', '1', '18:30', '123456', '20261201', 'abcdefgh12', '91330424XY00000000'].find((candidate) => schema.pattern !== undefined && new RegExp(schema.pattern, 'u').test(candidate))
  return (fitting ?? '想把这件事办好').padEnd(schema.minLength ?? 0, '好')
}
