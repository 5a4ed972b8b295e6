import { libraryRoutes, libraryShapes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet, type Language } from '#registry'
import type { BookState } from '../model.ts'
import { listBooks } from './queries/kept.ts'

type Row = AnswerOf<typeof libraryRoutes.list>['rows'][number]
const states: Record<BookState, Record<Language, string>> = { draft: { zh: '草稿', en: 'draft' }, published: { zh: '在架', en: 'on the shelf' }, withdrawn: { zh: '已下架', en: 'withdrawn' } }
const readers: Record<Row['readers'], Record<Language, string>> = { everybody: { zh: '所有登录的人', en: 'everybody logged in' }, members: { zh: '本单位范围的会员', en: 'members of the range' } }
const few: Record<Language, string> = { zh: '不到 5 人', en: 'fewer than 5' }

registerList('library.books', {
  title: { zh: '电子书', en: 'E-books' }, route: libraryRoutes.list, read: listBooks,
  columns: {
    title: [sheet('书名', 'Title', 32, (row: Row) => row.title), sheet('作者', 'Author', 16, (row: Row) => row.author), sheet('单位', 'Unit', 24, (row: Row) => row.unitName)],
    category: [sheet('分类', 'Category', 12, (row: Row, language) => libraryShapes.bookCategories[row.category][language])], readers: [sheet('谁能读', 'Who may read', 18, (row: Row, language) => readers[row.readers][language])], state: [sheet('情况', 'Standing', 10, (row: Row, language) => states[row.state][language])],
    read: [sheet('读者', 'Readers', 12, (row: Row, language) => row.read ?? few[language])], published: [sheet('上架', 'Published', 12, (row: Row) => row.publishedAt?.slice(0, 10) ?? null)], updated: [sheet('更新', 'Updated', 12, (row: Row) => row.updatedAt.slice(0, 10))],
  },
})
