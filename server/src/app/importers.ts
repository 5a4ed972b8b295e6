import { registryShapes } from '@guildhall/contract'
import { findStagedImporter, getImporter, type Importer, type StagedImporter } from '#registry'
import '#scenarios/training'

/** The kinds of file that `guildhall import` takes: everything that registry and scenarios declare. */
export const importers: Record<string, { whole: Importer } | { staged: StagedImporter }> = Object.fromEntries(registryShapes.importKind.options.map((kind) => {
  const staged = findStagedImporter(kind)
  return [kind, staged ? { staged } : { whole: getImporter(kind) }]
}))
