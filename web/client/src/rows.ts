import { useInfiniteQuery } from '@tanstack/react-query'
import type { AnswerOf, RequestOf, RouteSpec } from '@guildhall/contract'
import { call, onBehalfOf } from './call.ts'
import type { ProblemError } from './problem.ts'

type Paged = { rows: readonly unknown[]; next: string | null }
type RowOf<R extends RouteSpec> = AnswerOf<R> extends { rows: readonly (infer Row)[] } ? Row : never

/** A list route read page after page. */
export function useRows<R extends RouteSpec>(route: R, input: RequestOf<R>, options: { enabled?: boolean; /** Milliseconds; of a list in which something is under way. */ refetchInterval?: number | ((rows: readonly RowOf<R>[]) => number | false) } = {}) {
  const query = useInfiniteQuery<AnswerOf<R>, ProblemError>({
    queryKey: [route.name, input, 'pages', onBehalfOf()], initialPageParam: undefined, enabled: options.enabled ?? true,
    refetchInterval: typeof options.refetchInterval === 'function' ? (current) => (options.refetchInterval as (rows: readonly unknown[]) => number | false)(current.state.data?.pages.flatMap((page) => (page as Paged).rows) ?? []) : options.refetchInterval ?? false,
    queryFn: ({ pageParam, signal }) => call(route, { ...input as object, ...(pageParam === undefined ? {} : { cursor: pageParam }) } as RequestOf<R>, { signal }),
    getNextPageParam: (page) => (page as Paged).next ?? undefined,
  })
  return {
    rows: (query.data?.pages.flatMap((page) => (page as Paged).rows) ?? []) as RowOf<R>[], first: query.data?.pages[0], loading: query.isPending && query.fetchStatus !== 'idle', problem: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null, busy: query.isFetchingNextPage, refetch: () => void query.refetch(),
  }
}
