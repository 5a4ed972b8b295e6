export { PageFailed, PdfFile, PdfRefused, type Drawn, type Facts, type Page } from './pdf-file.ts'
