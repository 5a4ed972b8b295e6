import { decode, encode } from './decode.ts'
import { isBlank } from './blank.ts'
import { findCodes } from './find-codes.ts'
import type { ReadAnswer, ReadingProblem, SheetLayout } from './model.ts'
import { readPage } from './read-sheet.ts'
import type { PageCode } from './code.ts'

/** `picture`: what a person looks at beside it, a JPEG: the sheet made straight or, when it was not read, the picture upright. */
export type ReadPicture =
  | { kind: 'read'; code: PageCode & { seal: Uint8Array }; answers: readonly ReadAnswer[]; picture: Uint8Array }
  | { kind: 'problem'; problem: ReadingProblem; code: (PageCode & { seal: Uint8Array }) | null; picture: Uint8Array | null }

/** Reads one picture of one page. `layouts`: those of the print runs that it may be of. */
export async function readPicture(bytes: Uint8Array, layouts: Readonly<Record<string, SheetLayout>>): Promise<ReadPicture> {
  const decoded = await decode(bytes)
  if (decoded.kind === 'problem') return { kind: 'problem', problem: decoded.problem, code: null, picture: null }
  const { picture } = decoded
  const ours = await findCodes(picture)
  const [found] = ours
  const problem = async (what: ReadingProblem): Promise<ReadPicture> => ({ kind: 'problem', problem: what, code: found ? plain(found) : null, picture: await encode(picture) })
  if (!found) return isBlank(picture) ? { kind: 'problem', problem: 'blank', code: null, picture: null } : problem('no-code')
  if (ours.length > 1) return problem('two-codes')
  const layout = layouts[found.run]
  const page = layout?.pages[found.page - 1]
  if (!layout || !page) return problem('unknown-code')
  const read = readPage(picture, found.corners, layout, page)
  return read ? { kind: 'read', code: plain(found), answers: read.answers, picture: await encode(read.straight) } : problem('no-marks')
}

const plain = ({ run, copy, page, seal }: PageCode & { seal: Buffer }) => ({ run, copy, page, seal: new Uint8Array(seal) })
