/** The rules of the house (docs/architecture.md). Each name is the sentence that a violation breaks. */
const layers = ['platform', 'engines', 'registry', 'scenarios', 'app']
const above = (layer) => layers.slice(layers.indexOf(layer) + 1)

/** A folder is entered by its index.ts: `from` outside the folder may not reach a file inside it. */
const frontDoor = (place, name) => ({
  name: `enter-${name}-by-its-index`,
  severity: 'error',
  from: { path: '^server/src/', pathNot: '\\.test\\.ts$' },
  to: { path: `^server/src/${place}/([^/]+)/.+`, pathNot: [`^server/src/${place}/[^/]+/index\\.ts$`, `^server/src/${place}/[^/]+\\.ts$`] },
})

module.exports = {
  forbidden: [
    ...layers.slice(0, -1).map((layer) => ({
      name: `${layer}-never-imports-what-stands-on-it`,
      severity: 'error',
      from: { path: `^server/src/${layer}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^server/src/(${above(layer).join('|')})/` },
    })),
    {
      name: 'scenarios-never-import-scenarios',
      severity: 'error',
      from: { path: '^server/src/scenarios/([^/]+)/' },
      to: { path: '^server/src/scenarios/([^/]+)/', pathNot: '^server/src/scenarios/$1/' },
    },
    {
      name: 'engines-never-import-engines',
      severity: 'error',
      from: { path: '^server/src/engines/([^/]+)/' },
      to: { path: '^server/src/engines/([^/]+)/', pathNot: '^server/src/engines/$1/' },
    },
    { ...frontDoor('engines', 'an-engine'), from: { path: '^server/src/(?!engines/)', pathNot: '\\.test\\.ts$' } },
    { ...frontDoor('scenarios', 'a-scenario'), from: { path: '^server/src/(?!scenarios/)', pathNot: '\\.test\\.ts$' } },
    {
      name: 'the-platform-is-entered-by-its-indexes',
      severity: 'error',
      from: { path: '^server/src/(?!platform/)', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/platform/[^/]+/.+', pathNot: '^server/src/platform/[^/]+/index\\.ts$' },
    },
    { name: 'the-web-never-imports-the-server', severity: 'error', from: { path: '^web/' }, to: { path: '^(server|testkit|bench)/' } },
    { name: 'the-server-never-imports-the-web', severity: 'error', from: { path: '^server/' }, to: { path: '^web/' } },
    { name: 'the-contract-imports-only-zod', severity: 'error', from: { path: '^contract/src/', pathNot: '\\.test\\.ts$' }, to: { pathNot: ['^contract/src/', '(^|/)node_modules/zod/'] } },
    { name: 'the-phone-app-never-loads-the-console-library', severity: 'error', from: { path: '^web/worker/' }, to: { path: '(^|/)node_modules/antd/|^web/ui/src/console/' } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^server/src/.*/rules\\.ts$' },
      // A hash is arithmetic; check-architecture.ts looks for clocks and chance.
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^(server|web)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'] },
  },
}
