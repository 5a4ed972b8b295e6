import type { ColumnOf, ListName, Permission, RouteSpec } from '@guildhall/contract'
import type { AnswerOf, InputOf } from '@guildhall/contract'
import { requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { registerNotices } from '#platform/notify'
import type { SheetValue } from '#platform/workbook'

export type Words = { zh: string; en: string }
export type Language = keyof Words

/** One column of the workbook. A column of the screen may be several of them: what a cell says in two lines stands in two. */
export type SheetColumn<Row> = { label: Words; width: number; value(row: Row, language: Language): SheetValue }
type RowOf<R extends RouteSpec> = AnswerOf<R> extends { rows: readonly (infer Row)[] } ? Row : never

type Source<L extends ListName, R extends RouteSpec> = {
  title: Words
  /** The list's own route and query: the workbook holds exactly what they would answer. */
  route: R
  read(ctx: RequestContext, input: InputOf<R>): Promise<AnswerOf<R>>
  /** What taking the list away needs, beside reading it. */
  permission?: Permission
  columns: Record<ColumnOf<L>, readonly SheetColumn<RowOf<R>>[]>
}

/** A list as the export sees it, whatever its rows are. */
export type AnyList = {
  name: ListName
  title: Words
  route: RouteSpec
  read(ctx: RequestContext, input: unknown): Promise<{ rows: readonly { id: string }[]; next: string | null; total?: number | undefined }>
  permissions: readonly Permission[]
  columns: Readonly<Record<string, readonly SheetColumn<never>[]>>
}

const lists = new Map<ListName, AnyList>()

/** Declares how a list is exported, once, beside the code that answers it. */
export function registerList<L extends ListName, R extends RouteSpec>(name: L, source: Source<L, R>): void {
  const reading = source.route.audience.staff
  if (!reading || !source.route.query) throw new Error(`${name} is no list of staff`)
  lists.set(name, { ...source, name, permissions: source.permission ? [reading, source.permission] : [reading] } as unknown as AnyList)
  const { zh, en } = source.title
  registerNotices({
    [`lists.export-ready.${name}`]: { zh: `「${zh}」导出好了，{rows} 行，{until} 前可以下载。`, en: `“${en}” is ready: {rows} rows, to download before {until}.` },
    [`lists.export-refused.${name}`]: { zh: `「${zh}」没有导出，原因写在「我的导出」里。`, en: `“${en}” was not exported; “My exports” says why.` },
  })
}

export function getList(name: ListName): AnyList {
  const list = lists.get(name)
  if (!list) throw new Error(`nobody answers for the list ${name}`)
  return list
}

/** The caller as a reader of the list; refused for whoever may not read it. */
export function requireReader(ctx: Pick<RequestContext, 'actor'>, list: AnyList): StaffActor {
  return requireStaff(ctx, list.permissions[0]!)
}

export function mayExport(actor: Pick<StaffActor, 'permissions'>, list: AnyList): boolean {
  return list.permissions.every((permission) => actor.permissions.has(permission))
}

/** A column of the workbook: its name in both languages, its width in characters, what stands in it. */
export function sheet<Row>(zh: string, en: string, width: number, value: SheetColumn<Row>['value']): SheetColumn<Row> {
  return { label: { zh, en }, width, value }
}
