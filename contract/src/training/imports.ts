import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { importReport } from '../registry.ts'
import { route } from '../route.ts'

/** Files of the training scenario; files of units are the registry's. */
export const trainingImportKind = z.enum(['needs', 'trainers', 'venues', 'classes', 'evaluations', 'templates'])
const kind = z.object({ kind: trainingImportKind })
const refused = ['imports.not-a-file', 'imports.unreadable', 'training.import-no-city'] as const
const byManagers = { staff: 'imports.manage' } as const

export const trainingImportRoutes = {
  preview: route({ name: 'training.preview-import', method: 'POST', path: '/api/training/imports/:kind/preview', summary: 'Reads a file and says what would happen; writes nothing but the report', audience: byManagers, params: kind, response: importReport, refusals: refused }),
  run: route({ name: 'training.run-import', method: 'POST', path: '/api/training/imports/:kind', summary: 'Takes a file in: every sound row, or after an error none', audience: byManagers, params: kind, response: importReport, refusals: refused }),
} as const

export const trainingImportRefusals = {
  'training.import-no-city': { zh: '系统里还没有市总工会的行政区划，认不出表里的区县。请先导入组织台账（units.xlsx），或给最上级总工会补上区划代码。', en: 'The federation at the top has no division yet, so the counties in the file mean nothing. Import the ledger of units first, or give the federation its division code.' },
} as const satisfies Record<string, RefusalText>
