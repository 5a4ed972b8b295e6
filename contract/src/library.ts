import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { id, instant, line, many, pageOf, pageQuery, paragraph } from './shapes.ts'

/** What a book is about, in the order of the shelf. */
export const bookCategories = {
  'work-safety': { zh: '安全生产', en: 'Work safety' }, 'labour-law': { zh: '劳动法律', en: 'Labour law' }, skills: { zh: '技能技术', en: 'Skills' }, 'model-workers': { zh: '劳模工匠', en: 'Model workers' },
  health: { zh: '健康', en: 'Health' }, literature: { zh: '文学', en: 'Literature' }, history: { zh: '历史文化', en: 'History and culture' }, family: { zh: '家庭亲子', en: 'Family' }, other: { zh: '其他', en: 'Other' },
} as const
export const bookCategory = z.enum(Object.keys(bookCategories) as [keyof typeof bookCategories, ...(keyof typeof bookCategories)[]])
export const bookState = z.enum(['draft', 'published', 'withdrawn'])
/** Who may read: whoever is logged in, or members of unions in the range of the unit. */
export const bookReaders = z.enum(['everybody', 'members'])
/** A book of chapters, whose letters have any size, or of pages, which are pictures with words beside them. */
export const bookKind = z.enum(['epub', 'pdf'])
/** What the shelf has to say of a book before anybody may be lent it, by the words with which its absence is told. */
export const bookNeeds = { title: { zh: '书名', en: 'the title' }, author: { zh: '作者', en: 'the author' }, licence: { zh: '借阅依据（凭什么可以借给大家看）', en: 'where the right to lend comes from' } } as const
export const bookNeed = z.enum(Object.keys(bookNeeds) as [keyof typeof bookNeeds, ...(keyof typeof bookNeeds)[]])
/** A book is at most so large. */
export const mostBookBytes = 50 * 1024 * 1024

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)
const number = z.coerce.number().int().min(1).max(5_000)
const bookId = z.object({ bookId: id })

const entry = z.object({ title: z.string(), chapter: count, anchor: z.string().nullable(), depth: count })
const card = { id, title: z.string(), author: z.string(), category: bookCategory, cover: count.nullable() }
/** Where somebody is in a book: a chapter and how far through it. `share`: of the whole book. */
const standing = z.object({ chapter: count, offset: share, share, at: instant })
const bookCard = z.object({ ...card, kind: bookKind, unitName: z.string(), /** Of a PDF: its pages. */ chapters: count, standing: standing.nullable() })

const row = { ...card, unitName: z.string(), readers: bookReaders, state: bookState, size: count, /** Null: fewer than five, which is not told. */ read: count.nullable(), publishedAt: instant.nullable(), updatedAt: instant }
const words = { title: line(120), author: line(80), summary: paragraph(1_000), category: bookCategory, licence: paragraph(300).refine((text) => text.length >= 4, { error: 'say where the right to lend comes from' }), readers: bookReaders }
const kept = z.object({ ...row, summary: z.string(), licence: z.string(), why: z.string().nullable(), finished: count.nullable(), chapters: count, pictures: count, contents: z.array(entry), fileName: z.string(), kind: bookKind, /** Chapters, or pages of a PDF, that can be looked at already. */ drawn: count, /** What it cannot be published without. */ missing: z.array(bookNeed), ready: z.boolean() })

const read = { staff: 'library.read' } as const
const manage = { staff: 'library.manage' } as const
const worker = { worker: true } as const
/** A worker a book that they may read, an officer any of their range. */
const either = { worker: true, staff: 'library.read' } as const
const made = z.object({ id })

export const libraryRoutes = {
  list: route({ name: 'library.list-books', method: 'GET', path: '/api/library-books', summary: 'Books of my range in every state', audience: read, query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: many(bookState), category: many(bookCategory) }), response: pageOf(z.object(row)) }),
  get: route({ name: 'library.get-book', method: 'GET', path: '/api/library-books/:bookId', summary: 'One book of my range, with how many read it', audience: read, params: bookId, response: kept }),
  add: route({ name: 'library.add-book', method: 'POST', path: '/api/library-books', summary: 'Takes an EPUB or a PDF in as a draft of my unit (up to 50 MB); its own title, author, cover and contents are the proposal. The pages of a PDF are drawn by a job', audience: manage, response: made, refusals: ['library.no-file', 'library.kind', 'library.broken', 'library.unpacks-too-large', 'library.unsafe', 'library.locked', 'library.no-text', 'library.too-many-pages', 'library.too-large', 'platform.too-large'] }),
  edit: route({ name: 'library.edit-book', method: 'PUT', path: '/api/library-books/:bookId', summary: 'Changes what the shelf says of a book, and who may read it', audience: manage, params: bookId, body: z.object({ ...words, updatedAt: instant }), response: made, refusals: ['platform.changed-meanwhile'] }),
  publish: route({ name: 'library.publish-book', method: 'POST', path: '/api/library-books/:bookId/publish', summary: 'Puts a book on the shelf, a withdrawn one again', audience: manage, params: bookId, body: z.object({ updatedAt: instant }), response: made, refusals: ['library.not-ready', 'library.not-drawn', 'library.on-the-shelf', 'platform.changed-meanwhile'] }),
  withdraw: route({ name: 'library.withdraw-book', method: 'POST', path: '/api/library-books/:bookId/withdraw', summary: 'Takes a book off the shelf; nobody reads on', audience: manage, params: bookId, body: z.object({ reason: line(200).refine((text) => text.length >= 2, { error: 'say why' }) }), response: made, refusals: ['library.not-on-the-shelf'] }),
  discard: route({ name: 'library.discard-book', method: 'DELETE', path: '/api/library-books/:bookId', summary: 'Throws a draft away, which was never on the shelf', audience: manage, params: bookId, response: 'none', refusals: ['library.not-a-draft'] }),

  shelf: route({ name: 'library.open-shelf', method: 'GET', path: '/api/library', summary: 'Books that I may read, by words and category; and those that I have begun', audience: worker, query: z.object({ q: z.string().trim().max(40).optional(), category: bookCategory.optional(), limit: z.coerce.number().int().min(1).max(60).default(20) }), response: z.object({ rows: z.array(bookCard), total: count, begun: z.array(bookCard), categories: z.array(z.object({ category: bookCategory, count })) }) }),
  show: route({ name: 'library.show-book', method: 'GET', path: '/api/library/:bookId', summary: 'A book that I may read, with its contents and where I am in it', audience: worker, params: bookId, response: bookCard.extend({ summary: z.string(), licence: z.string(), contents: z.array(entry) }) }),
  chapter: route({ name: 'library.read-chapter', method: 'GET', path: '/api/library/:bookId/chapters/:chapter', summary: 'A chapter as harmless markup: no script, no style, nothing from elsewhere. Of a PDF, a page: its picture has the number of the page, and its words are here', audience: either, params: bookId.extend({ chapter: number }), response: z.object({ chapter: count, chapters: count, title: z.string(), html: z.string(), /** Of a page of a PDF; null: it has none, or is a chapter. */ words: z.string().nullable() }) }),
  picture: route({ name: 'library.show-picture', method: 'GET', path: '/api/library/:bookId/pictures/:picture', summary: 'A picture of a book', audience: either, params: bookId.extend({ picture: number }), response: 'file' }),
  keep: route({ name: 'library.keep-standing', method: 'PUT', path: '/api/library/:bookId/standing', summary: 'Where I am in a book; of two devices the one that read last counts', audience: worker, params: bookId, body: z.object({ chapter: number, offset: share, /** Milliseconds since I was there, by the clock of the device: no two clocks need agree. */ ago: z.number().int().min(0).max(30 * 86_400_000) }), response: standing.extend({ kept: z.boolean() }) }),
  forget: route({ name: 'library.forget-standing', method: 'DELETE', path: '/api/library/:bookId/standing', summary: 'Forgets that I have read a book', audience: worker, params: bookId, response: 'none' }),
} as const

export const libraryRefusals = {
  'library.no-file': { status: 422, zh: '没有收到文件。请选一个 EPUB 或 PDF 文件再上传。', en: 'No file arrived. Choose an EPUB or a PDF and upload it.' },
  'library.kind': { status: 422, zh: '这不是 EPUB 或 PDF（看的是内容，不是文件名）。请换一个文件；Word 请先另存为 PDF。', en: 'This is neither an EPUB nor a PDF, judged by its content and not its name. Choose another file; a Word file can be saved as a PDF first.' },
  'library.broken': { status: 422, zh: '这个文件坏了或不完整，书打不开。请向来源重新要一份再上传。', en: 'The file is damaged or incomplete, so the book cannot be opened. Get it anew from where it came and upload that.' },
  'library.too-large': { status: 413, zh: '这本书超过 50 MB，没有收。请换小一些的 EPUB 或 PDF：多半是里面的图片太大，压小再上传。', en: 'The book is over 50 MB, so it was not taken. Use a smaller EPUB or PDF: most often its pictures are too large.' },
  'library.unpacks-too-large': { status: 422, zh: '这个文件解压后大得不正常，没有收。请用正常制作的 EPUB。', en: 'Unpacked, this file grows beyond any book, so it was not taken. Use an EPUB that was made properly.' },
  'library.unsafe': { status: 422, zh: '这个 EPUB 里有不安全的内容（越界的文件路径或自定义实体），没有收。请换一个来源的文件。', en: 'This EPUB holds paths that lead out of it, or entities of its own, so it was not taken. Use a file from another source.' },
  'library.locked': { status: 422, zh: '这本书加了密，只有特定的阅读器能打开。请向版权方要不加密的文件。', en: 'The book is encrypted for certain readers only. Ask the rights holder for a file without that.' },
  'library.no-text': { status: 422, zh: '这个 EPUB 里没有可以读的章节。请检查文件，也许整本都是图片。', en: 'This EPUB has no chapter that can be read. Check the file: perhaps it is made of pictures alone.' },
  'library.too-many-pages': { status: 422, zh: '这本 PDF 有 {pages} 页，最多收 {most} 页。请分成几册再上传。', en: 'The PDF has {pages} pages, and at most {most} are taken. Divide it into volumes.' },
  'library.not-drawn': { status: 409, zh: '还在处理：{of} 页里完成了 {drawn} 页。全部完成后再上架，不用一直等着。', en: '{drawn} of {of} pages are prepared. Publish it when all are; you need not wait here.' },
  'library.not-ready': { status: 409, zh: '还不能上架：缺{missing}。点“改”填好，再上架。', en: 'It cannot be published yet: it lacks {missing}. Choose “Change”, fill in what is lacking, then publish.' },
  'library.on-the-shelf': { status: 409, zh: '这本书已经在架上，不用再上架。请刷新看最新情况。', en: 'The book is on the shelf already. Reload to see where it stands.' },
  'library.not-on-the-shelf': { status: 409, zh: '这本书不在架上，不用下架。请刷新看最新情况。', en: 'The book is not on the shelf. Reload to see where it stands.' },
  'library.not-a-draft': { status: 409, zh: '上过架的书只能下架，不能删除：读过的人和数字还在。', en: 'A book that was on the shelf can only be withdrawn: its readers and figures remain.' },
} as const satisfies Record<string, RefusalText>
