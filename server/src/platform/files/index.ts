export { openFileStore, type FileStore } from './store.ts'
export { ChangedFile } from './sealed-stream.ts'
export { unplaced, adoptFile, getFile, readFile, removeFile, saveFile, type StoredFile } from './stored-file.ts'
export { filesModule } from './module.ts'
