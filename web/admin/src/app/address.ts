import { useNavigate, useSearch } from '@tanstack/react-router'

type Address = Record<string, string | undefined>

/** Filters, tab and selection live in the address, so that a view can be shared, reopened and gone back to. Empty values leave it. */
export function useAddress(): [Readonly<Address>, (change: Address) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const read = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, value === undefined || value === null ? undefined : String(value)]))
  return [read, (change) => void navigate({ to: '.', search: ((before: Record<string, unknown>) => withoutEmpty({ ...before, ...change })) as never, replace: true })]
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
