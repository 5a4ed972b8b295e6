export { getImport, openReport, recordImport, registerImportUndo, undoImport, type ImportKind, type ImportRow, type NewImport, type Undo } from './import-run.ts'
export { importUnits, type UnitsImported } from './import-units.ts'
export { importsHandled, presentReport, presentRun, uploadedFile } from './routes.ts'
