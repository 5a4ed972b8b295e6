import { Readable } from 'node:stream'
import { refusals } from '@guildhall/contract'
import { expect, test } from 'vitest'
import type { RequestContext } from '#platform/http'
import { addBook } from './commands/add-book.ts'

test('a book over 50 MB is refused while it comes in, with the limit and what to do', async () => {
  const megabyte = Buffer.alloc(1024 * 1024)
  let sent = 0
  const stream = Readable.from((function* () { for (; sent < 80; sent++) yield megabyte })())
  const ctx = { actor: { kind: 'staff', permissions: new Set(['library.manage']) }, upload: async () => ({ stream, fileName: 'a.epub' }) } as unknown as RequestContext
  await expect(addBook(ctx)).rejects.toMatchObject({ code: 'library.too-large' })
  expect(sent).toBeLessThan(80)
  for (const language of ['zh', 'en'] as const) expect(refusals['library.too-large'][language]).toMatch(/50 MB.*EPUB/)
})
