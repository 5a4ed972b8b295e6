import { registryShapes } from '@guildhall/contract'
import { getImporter, type Importer } from '#registry'
import '#scenarios/training'

/** The kinds of file that `guildhall import` takes: everything that registry and scenarios declare. */
export const importers: Record<string, Importer> = Object.fromEntries(registryShapes.importKind.options.map((kind) => [kind, getImporter(kind)]))
