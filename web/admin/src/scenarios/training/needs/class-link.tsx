import { Link } from '@tanstack/react-router'
import type { AnswerOf, needsRoutes } from '@guildhall/contract'

type ClassOfNeed = NonNullable<AnswerOf<typeof needsRoutes.getNeed>['need']['class']>

/** The class that serves a need, as a link where the reader may go: its record, its plan, or the announcement on the public pages. */
export function ClassLink({ of }: { of: ClassOfNeed }) {
  switch (of.page) {
    case 'class': return <Link to={`/classes/${of.id}` as string}>{of.title}</Link>
    case 'plan': return <Link to={`/plans/${of.id}` as string}>{of.title}</Link>
    case 'public': return <a href={`/classes/${of.id}`}>{of.title}</a>
    default: return <>{of.title}</>
  }
}
