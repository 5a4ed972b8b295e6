export { harmless } from './harmless.ts'
export { writeWorkbook, type SheetValue, type WorkbookPlan } from './write-workbook.ts'
