export { openFileStore, type FileStore } from './store.ts'
export { adoptFile, getFile, readFile, saveFile, type StoredFile } from './stored-file.ts'
export { filesModule } from './module.ts'
