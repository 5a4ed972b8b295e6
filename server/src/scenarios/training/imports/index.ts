import type { Module } from '#platform/module'
import { routes } from './routes.ts'
import './undo.ts'

export { runImport } from './run-import.ts'
export type { TrainingKind } from './importers.ts'

/** Files of every kind meet here: understood by `import/`, written by the story that owns the table, kept and undone by the registry. */
export const importsPart: Omit<Module, 'name'> = { routes }
