import { demoInboxRoutes, loginRoutes, type Role } from '@guildhall/contract'
import { CallRefused, Client, startSystem } from '@guildhall/testkit'
import { makeKit } from '@guildhall/testkit/kit'
import { readBook } from '#engines/intake'
import { manualClock } from '#platform/clock'
import { startJob } from '#platform/jobs'
import { importUnits, installOccupations } from '#registry'
import { asOperator } from './operator.ts'

const city = { code: '410200', name: '开封市', counties: [{ code: '410202', name: '龙亭区' }, { code: '410203', name: '顺河回族区' }] }

/** Logs in as this member of staff on whatever day it is: a staff session ends after half an hour without a click, and days lie between the acts of a story. */
export type Staff = () => Promise<Client>
export type County = Awaited<ReturnType<typeof openCounty>>

/** A city as it stands after its ledger of units was taken in: nobody has asked for anything, nobody has logged in. */
export async function openCounty(start: string) {
  const clock = manualClock(start)
  const kit = await makeKit(20_261_120, city, 52)
  const system = await startSystem({
    clock,
    async furnish(services) {
      await asOperator(services, 'init', installOccupations)
      await asOperator(services, 'import', (ctx) => importUnits(ctx, { bytes: kit.units.bytes, fileName: 'units.xlsx', dryRun: false, progress: () => {} }))
    },
  })
  const phones = new Set<string>()
  return {
    system, clock, kit,
    /** Every number with which anybody logged in. */
    phones,
    /** The numbers that stand in the spreadsheet of needs. */
    async kitPhones(): Promise<string[]> {
      const book = await readBook(kit.needs.bytes)
      return [...new Set(JSON.stringify(book).match(/(?<!\d)1[3-9]\d{9}(?!\d)/g))]
    },
    unitNamed: (name: string) => system.asService((ctx) => ctx.tx.selectFrom('unit').selectAll().where('name', '=', name).executeTakeFirstOrThrow()),
    /** Somebody with a phone of their own, who logs in as anybody does: by the code in a text message. */
    async logIn(phone: string, name?: string): Promise<Client> {
      phones.add(phone)
      await system.visitor.call(loginRoutes.requestCode, { phone })
      await system.settle()
      const { messages: [text] } = await system.visitor.call(demoInboxRoutes.inbox, { phone })
      const { status, headers, body } = await system.visitor.send(loginRoutes.withCode, { phone, code: /\d{6}/.exec(text!.text)![0], ...(name && { name }) })
      if (status !== 200) throw new Error(`${phone} could not log in: ${JSON.stringify(body)}`)
      return new Client(system.url, headers.getSetCookie()[0]!.split(';')[0])
    },
    async staff(role: Role, at = system.root): Promise<Staff> {
      const who = await system.staff(role, at)
      return () => who.logInAgain()
    },
    /** What the clock does by itself at some time of the day, done now, with all that follows from it. */
    async tick(job: string): Promise<void> {
      await system.asService((ctx) => startJob(ctx, job, {}, { scope: '' }))
      await system.settle()
    },
  }
}

/** The code with which a call was refused; fails when it was not. */
export function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    (answer) => { throw new Error(`was not refused: ${JSON.stringify(answer).slice(0, 300)}`) },
    (error: unknown) => { if (error instanceof CallRefused) return error.code; throw error },
  )
}
