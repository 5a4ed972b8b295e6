import type { CommandContext } from '#platform/module'

type Said = { zh: string; en: string }
/** Something that a part knows of a chair and the registry does not: a course for chairs, a certificate applied for. `doneOn` null: still to be done, at `link`. */
export type ChairFact = {
  key: string; title: Said; detail: Said; link: string
  find(ctx: CommandContext, chair: { personId: string; unitId: string; electedOn: string }): Promise<{ doneOn: string | null; why: Said | null }>
}

const facts: ChairFact[] = []
/** Adds a task to the page of a new chair. A scenario that has something to say of chairs calls it once, beside its own code. */
export function registerChairFact(fact: ChairFact): void {
  facts.push(fact)
}
export const chairFacts = (): readonly ChairFact[] => facts
