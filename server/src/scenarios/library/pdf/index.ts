export { PdfFile, PageFailed, type Facts, type Page } from './pdf-file.ts'
export { drawPagesJob } from './draw-pages.ts'
