import type { Staff, Worker } from './stage.ts'

/** What the parts of the demo hand on to each other. */
export type Unit = { id: string; scope: string; name: string }
export type CountyUnit = Unit & { code: string; towns: Map<string, Unit> }
export type Firm = Unit & { county: string; town: string; trades: readonly string[]; creditCode: string; /** Has a union of its own. */ unionised: boolean; /** Insured staff by the ledger. */ staff: number; contact: { name: string; phone: string } }
export type Person = {
  id: string; name: string; phone: string; unit: Unit; firm: Firm | null; county: string; town: string
  /** Key of the occupation the person works in, or would like to. */
  trade: string
  /** Of those whose card somebody has seen. */
  idNumber?: string
  /** Set for those who use the phone app. */
  actor?: Worker
}

export type Tree = { root: Unit; counties: Map<string, CountyUnit>; firms: Firm[]; departments: Unit[] }
export type Accounts = {
  /** Training officers and second pairs of eyes by county. */
  officers: Map<string, Staff>; reviewers: Map<string, Staff>
  /** Who speaks for a firm or a department, by unit id. */
  speakers: Map<string, Staff>
  clerk: Staff; townOfficer: Staff; leader: Staff; /** Of the couriers' union. */ unionOfficer: Staff
  /** Who examines and who approves at the window of the home county. */
  registrars: readonly [Staff, Staff]
}
export type Cast = { lin: Person; luo: Person; shen: Person; elder: Person; hengheFirm: Firm }
