import { expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from './modules.ts'

/**
 * "A search of the whole database for a known phone or ID finds nothing" holds only if nobody can put one into a field that is kept as it was typed. Every text of
 * every request is tried here; a new field of free words is `line` or `paragraph`, which take the numbers out.
 */
const routes = modules.flatMap((module) => module.routes.map((handled) => handled.route))
const typed = ['请打13812345678找我', '电话 138 1234 5678', '身份证11010519491231002X的']

/** Texts that may hold a number, each for a reason. */
const mayHold: Record<string, string> = {
  'units.create creditCode': 'checked by GB 32100', 'units.edit creditCode': 'checked by GB 32100',
  'founding.begin founders.creditCode': 'checked by GB 32100', 'founding.begin-from-talents founders.creditCode': 'checked by GB 32100', 'founding.edit founders.creditCode': 'checked by GB 32100',
  'demo.login account': 'only compared', 'training.read-check-in-code token': 'only compared', 'training.check-in token': 'only compared', 'venues.read-door-code token': 'only compared', 'venues.check-in token': 'only compared', 'membership.check-card token': 'only compared', 'unit-changes.ask basis': 'only compared', 'memberships.transfer-many basis': 'only compared', 'certificates.verify-number number': 'only compared',
  'window.approve-case code': 'checked by GB 32100', 'window.follow-case token': 'only compared', 'window.take-ticket door': 'only compared', 'window.follow-ticket token': 'only compared', 'window.rate-case token': 'only compared', 'benefits.hand-over code': 'only compared',
  'calendar.read-notice text': 'read, not kept',
  'login.with-password loginName': 'only compared', 'login.with-password password': 'only compared', 'login.change-password current': 'only compared', 'login.change-password password': 'hashed',
  'people.set-real-name idNumber': 'sealed', 'membership.apply idNumber': 'sealed', 'membership.correct-identity idNumber': 'sealed', 'people.find idNumber': 'looked up by blind index', 'desk.find-person name': 'looked up by keyed name parts',
}

/** Every text in a schema with the path to it. */
function texts(schema: z.ZodType, path = ''): { path: string; schema: z.ZodType }[] {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return [{ path, schema }]
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, part]) => texts(part, path ? `${path}.${key}` : key))
  if (schema instanceof z.ZodArray) return texts(schema.element as z.ZodType, path)
  if (schema instanceof z.ZodRecord) return texts(schema.valueType as z.ZodType, path)
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap((option) => texts(option, path))
  if (schema instanceof z.ZodIntersection) return [...texts(schema.def.left as z.ZodType, path), ...texts(schema.def.right as z.ZodType, path)]
  if (schema instanceof z.ZodPipe) return texts((schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in) as z.ZodType, path)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly || schema instanceof z.ZodPrefault) return texts(schema.def.innerType as z.ZodType, path)
  if (schema instanceof z.ZodLazy) return texts(schema.def.getter() as z.ZodType, path)
  return []
}

const fields = routes.flatMap((route) => (route.body ? texts(route.body).map((field) => ({ ...field, name: `${route.name} ${field.path}` })) : []))

test('the walk reaches the free words it is about', () => {
  const names = fields.map((field) => field.name)
  expect(names).toEqual(expect.arrayContaining(['people.reveal reason', 'training.withdraw-need reason', 'lists.save-view state', 'training.add-class-note text']))
  expect(fields.length).toBeGreaterThan(100)
})

test('no text that anybody sends keeps a phone or an identity number', () => {
  const kept = fields.filter(({ name, schema }) => !(name in mayHold) && typed.some((words) => {
    const read = schema.safeParse(words)
    return read.success && /138\D?1234\D?5678|11010519491231002X/i.test(String(read.data))
  }))
  expect(kept.map((field) => field.name)).toEqual([])
})
