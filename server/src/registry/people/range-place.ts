/** Where a page of a list ends that goes through a range in the order of its index: by path, then by person. */
export type RangePlace = { scope: string; id: string }

export const cursorAt = ({ scope, id }: RangePlace): string => `${scope}~${id}`

/** The place that a cursor names; one that names none begins anew. */
export function placeIn(cursor: string | undefined): RangePlace | null {
  const found = cursor === undefined ? null : /^([\w.]*)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor)
  return found && { scope: found[1]!, id: found[2]! }
}
