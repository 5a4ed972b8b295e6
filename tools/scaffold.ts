/**
 * Writes the skeleton of a scenario, a story of one, or an engine, so that all have one shape:
 *   npm run scaffold -- scenario NAME · npm run scaffold -- story SCENARIO/NAME · npm run scaffold -- engine NAME
 * The skeleton compiles and its tests pass; it refuses to overwrite.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Files = Record<string, string>

const [kind, name] = process.argv.slice(2)
const shapes: Record<string, (path: string) => Files> = { scenario: (path) => scenario('server/src/scenarios', path), story: (path) => scenario('server/src/scenarios', path), engine }
const write = shapes[kind ?? '']
if (!write || !name || !/^[a-z][a-z-]*(\/[a-z][a-z-]*)?$/.test(name) || (kind === 'story') !== name.includes('/')) {
  console.error('usage: npm run scaffold -- scenario NAME | story SCENARIO/NAME | engine NAME   (kebab-case)')
  process.exit(2)
}
const files = write(name)
const taken = Object.keys(files).filter((path) => existsSync(path))
if (taken.length > 0) {
  console.error(`already there: ${taken.join(', ')}`)
  process.exit(1)
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(path)
}

function scenario(root: string, path: string): Files {
  const folder = join(root, path)
  const own = path.split('/').at(-1)!
  const word = camel(own)
  return {
    [join(folder, 'README.md')]: `# ${title(own)}\n\nActors:\n\n    (state diagram)\n\n## Invariants\n\n- ${own[0]!.toUpperCase()}1\n\n## Engines used\n`,
    [join(folder, 'index.ts')]: `import type { Module } from '#platform/module'\nimport { routes } from './routes.ts'\n\nexport const ${word}: Module = { name: '${path.replace('/', '.')}', routes }\n`,
    [join(folder, 'routes.ts')]: `import type { Handled } from '#platform/http'\n\n/** Contract → command or query; no logic. */\nexport const routes: Handled[] = []\n`,
    [join(folder, 'rules.ts')]: `/** Pure decisions: what they need is passed in. */\nexport type Decision = { kind: 'allow' } | { kind: 'refuse'; code: string }\n`,
    [join(folder, 'policy.ts')]: `import type { Permission } from '@guildhall/contract'\nimport type { Actor } from '#platform/http'\n\n/** Who may do what, read as a sentence. */\nexport function may(actor: Actor, permission: Permission): boolean {\n  return actor.kind === 'staff' && actor.permissions.has(permission)\n}\n`,
    [join(folder, 'policy.test.ts')]: `import { expect, test } from 'vitest'\nimport { may } from './policy.ts'\n\ntest('the public may do nothing here', () => {\n  expect(may({ kind: 'public', address: '::1' }, 'units.read')).toBe(false)\n})\n`,
  }
}

function engine(path: string): Files {
  const folder = join('server/src/engines', path)
  return {
    [join(folder, 'README.md')]: `# ${title(path)}\n\n## Vocabulary\n\n## Invariants\n\n- ${path[0]!.toUpperCase()}1\n\n## What it is not\n`,
    [join(folder, 'index.ts')]: `export type { Subject } from './model.ts'\n`,
    [join(folder, 'model.ts')]: `/** Opaque to this engine: whatever the caller's record is. */\nexport type Subject = string & { readonly subject: unique symbol }\n`,
    [join(folder, 'rules.ts')]: `import type { Subject } from './model.ts'\n\n/** Whether two subjects are the same one. */\nexport function sameSubject(a: Subject, b: Subject): boolean {\n  return a === b\n}\n`,
    [join(folder, 'rules.test.ts')]: `import fc from 'fast-check'\nimport { expect, test } from 'vitest'\nimport type { Subject } from './model.ts'\nimport { sameSubject } from './rules.ts'\n\ntest('${path[0]!.toUpperCase()}1: a subject is itself', () => {\n  fc.assert(fc.property(fc.uuid(), (id) => { expect(sameSubject(id as Subject, id as Subject)).toBe(true) }))\n})\n`,
  }
}

function camel(words: string): string {
  return words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function title(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1).replaceAll('-', ' ')
}
