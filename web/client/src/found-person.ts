import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import type { ProblemError } from './problem.ts'
import { peopleRoutes, type AnswerOf } from '@guildhall/contract'

/** The person with exactly this phone or ID number. A POST, so that no log keeps the number; remembered by the page only. */
export function useFoundPerson(number: string, enabled: boolean) {
  return useQuery<AnswerOf<typeof peopleRoutes.find>, ProblemError>({
    queryKey: [peopleRoutes.find.name, number], enabled, gcTime: 0,
    queryFn: ({ signal }) => call(peopleRoutes.find, number.length === 11 ? { phone: number } : { idNumber: number }, { signal }),
  })
}
