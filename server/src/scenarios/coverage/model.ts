/** One employer on a day, as the store reads it. */
export type EmployerRow = {
  id: string; scope: string; name: string; kind: string; code: string | null; credit_code: string | null; industry: string | null; division: string | null
  people: number | null; counted_on: string | null; union_id: string | null; union_name: string | null; union_kind: string | null; union_since: string | null
  state: string | null; account_id: string | null; next_on: string | null; updated_at: Date | null; founding_id: string | null
}

export type Share = { should: number; covered: number; single: number; joint: number; industry: number }

/** Employers of a range on a day, of a kind, with so many insured staff at least. */
export type Question = { on: string; kind: string | undefined; least: number }
