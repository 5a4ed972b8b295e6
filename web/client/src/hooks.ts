import type { AnswerOf, RequestOf, RouteSpec } from '@guildhall/contract'
import { useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, onBehalfOf } from './call.ts'
import { offlineCode, ProblemError } from './problem.ts'

/** Reads a GET route; cached by route and input. `enabled: false` waits. */
export function useAnswer<R extends RouteSpec>(route: R, input: RequestOf<R>, options: Pick<UseQueryOptions, 'enabled' | 'refetchInterval' | 'staleTime'> = {}) {
  return useQuery<AnswerOf<R>, ProblemError>({
    queryKey: [route.name, input, onBehalfOf()],
    queryFn: ({ signal }) => call(route, input, { signal }),
    retry: (count, error) => count < 2 && (error.status >= 500 || error.code === offlineCode),
    ...options as object,
    ...(options.refetchInterval && { refetchInterval: (query) => (hopeless(query.state.error) ? false : typeof options.refetchInterval === 'function' ? options.refetchInterval(query as never) : options.refetchInterval) }),
  })
}

/** A question that the server cannot read stays unreadable: it is not asked again and again. (What is not there may come: a counter opens in the morning.) */
function hopeless(error: ProblemError | null): boolean {
  return error?.status === 400
}

/**
 * A command behind a button. One press has one idempotency key: pressing twice, or again after a lost connection, does the thing once. After success every
 * list is read anew; `run` rejects with ProblemError, `problem` holds it for the page.
 */
export function useCommand<R extends RouteSpec>(route: R, options: { onDone?: (answer: AnswerOf<R>) => void } = {}) {
  const client = useQueryClient()
  const pressed = useRef<{ key: string; input: string } | null>(null)
  const mutation = useMutation<AnswerOf<R>, ProblemError, RequestOf<R>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (pressed.current?.input !== text) pressed.current = { key: crypto.randomUUID(), input: text }
      return call(route, input, { idempotencyKey: pressed.current.key })
    },
    onSuccess: async (answer) => {
      pressed.current = null
      await client.invalidateQueries()
      options.onDone?.(answer)
    },
    onError: (error) => {
      // Heard "no": the next press is a new attempt. Heard nothing: it is the same one.
      if (error.status > 0 && error.status < 500) pressed.current = null
    },
  })
  return { run: mutation.mutateAsync, start: mutation.mutate, busy: mutation.isPending, problem: mutation.error, done: mutation.isSuccess, reset: mutation.reset }
}

/** Reads everything on the page anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}
