export { partsOfEpub, writeEpub, writeZip, type Part, type Written } from './write-epub.ts'
export { readEpub, type Contents, type Epub } from './read-epub.ts'
export { zipLimits } from './zip.ts'
