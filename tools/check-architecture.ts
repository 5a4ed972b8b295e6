/** Proves the import rules of the house; fails too when it has read next to nothing, which is how such checks usually die. */
import { readFileSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { createRequire } from 'node:module'

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: never[]; options: object }
const places = ['contract/src', 'server/src', 'web/client/src', 'web/ui/src', 'web/admin/src', 'web/worker/src', 'testkit/src', 'bench/src', 'tools']
const { output } = await cruise(places, { ...configuration.options, ruleSet: { forbidden: configuration.forbidden }, validate: true } as never)
const { modules, summary } = output as ICruiseResult
const ours = modules.filter((module) => !module.source.includes('node_modules') && /\.tsx?$/.test(module.source))
const lost = ours.flatMap((module) => module.dependencies.filter((dependency) => dependency.couldNotResolve && /^[.#@]/.test(dependency.module)
  && !dependency.module.endsWith('?raw')).map((dependency) => `${module.source} → ${dependency.module}`))

const failures = [
  ...summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`),
  ...(ours.length < 100 ? [`only ${ours.length} modules were read: the check is blind`] : []),
  ...(ours.some((module) => module.dependencies.some((dependency) => dependency.module.startsWith('#'))) ? [] : ['no #import was followed: the check is blind']),
  ...impureRules(ours.map((module) => module.source)),
]
if (lost.length > 0) console.error(`not resolved (fine only for generated files):\n${lost.join('\n')}`)
for (const failure of failures) console.error(failure)
console.error(`architecture: ${ours.length} modules, ${failures.length} violations`)
process.exit(failures.length > 0 ? 1 : 0)

/** `rules.ts` decides from what it is given: no clock, no randomness, no network. */
function impureRules(sources: string[]): string[] {
  const impure = /\bnew Date\(\)|Date\.now\(|Math\.random\(|crypto\.random|process\.env|\bfetch\(/
  return sources.filter((source) => /(^|\/)rules\.ts$/.test(source) && impure.test(readFileSync(source, 'utf8'))).map((source) => `rules-are-pure: ${source} reads a clock, chance or the world`)
}
