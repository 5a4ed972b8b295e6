export { drawPagesJob } from './draw-pages.ts'
