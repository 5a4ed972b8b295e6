export { harmless } from './harmless.ts'
export { workbookBytes } from './workbook-bytes.ts'
export { writeWorkbook, type SheetValue, type WorkbookPlan } from './write-workbook.ts'
