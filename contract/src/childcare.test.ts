import { expect, test } from 'vitest'
import { pickUpLink, readPickUp } from './childcare.ts'

test('what stands in the guardian’s QR is read by the keeper’s page, and never sent to a server', () => {
  const of = { classId: '01a224ae-efc5-75e8-bcea-c0f46747dece', childId: '01a224ae-efc5-75e8-bcea-c0f46747ded0', code: '004217' }
  const link = new URL(pickUpLink('https://gonghui.example', of))
  expect(link.pathname + link.search).toBe(`/console/childcare/${of.classId}/day`)
  expect(readPickUp(link.hash)).toEqual({ childId: of.childId, code: of.code })
  expect(['', '#', '#pick-up=x.1', `#pick-up=${of.childId}.12345`].map(readPickUp)).toEqual([null, null, null, null])
})
