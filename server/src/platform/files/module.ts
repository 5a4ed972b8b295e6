import { fileRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { handle, Refused, type RequestContext } from '../http/index.ts'
import type { Module } from '../module/index.ts'
import { sealStoredJob, whatIsWrongWith } from './keeping.ts'
import { getFile, readFile, saveFile } from './stored-file.ts'
import type { Readable } from 'node:stream'

async function uploadFile(ctx: RequestContext): Promise<AnswerOf<typeof fileRoutes.upload>> {
  const part = await ctx.upload()
  if (!part) throw new Refused('platform.file-missing')
  const file = await saveFile(ctx, { name: part.fileName, bytes: part.stream as Readable })
  return { id: file.id, name: file.name, contentType: file.contentType, size: file.size, createdAt: file.createdAt.toISOString() }
}

async function downloadFile(ctx: RequestContext, input: InputOf<typeof fileRoutes.download>): Promise<AnswerOf<typeof fileRoutes.download>> {
  const file = await getFile(ctx, input.id)
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file) }
}

export const filesModule: Module = {
  name: 'files',
  routes: [handle(fileRoutes.upload, uploadFile), handle(fileRoutes.download, downloadFile)],
  jobs: [sealStoredJob],
  checks: [{
    name: 'files',
    async run(tx, services) {
      const rows = await tx.selectFrom('stored_file').select('sha256').distinct().execute()
      const known = new Set(rows.map((row) => row.sha256.toString('hex')))
      const wrong: string[] = []
      for await (const sha256 of services.files.list()) {
        const name = sha256.toString('hex')
        if (!known.delete(name)) wrong.push(`file ${name} belongs to no record: it may be removed`)
        else wrong.push(...await whatIsWrongWith(services.files, sha256))
      }
      return [...wrong, ...[...known].map((name) => `file ${name} is missing: restore it from a backup`)].slice(0, 50)
    },
  }],
}
