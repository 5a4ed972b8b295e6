import { createHash } from 'node:crypto'
import { defineConfig, mergeConfig, type Plugin } from 'vite'
import { webConfig } from '../../tools/web-config.ts'

/** What the app needs before it has opened any page: everything the entry imports statically, and the fixed files beside it. */
const fixedFiles = ['/', '/manifest.webmanifest', '/icon.svg', '/icon-192.png']

/** Tells the service worker which files are the shell. It becomes a classic script: it has no import left after bundling. */
function shellOfServiceWorker(): Plugin {
  return {
    name: 'guildhall-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = new Set<string>()
      const add = (fileName: string): void => {
        const chunk = bundle[fileName]
        if (files.has(fileName) || chunk?.type !== 'chunk') return
        files.add(fileName)
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
        for (const imported of chunk.imports) add(imported)
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'index') add(chunk.fileName)
        if (chunk.type === 'asset' && /barlow.*\.woff2$/.test(chunk.fileName)) files.add(chunk.fileName)
      }
      const worker = Object.values(bundle).find((chunk) => chunk.fileName === 'sw.js')
      if (worker?.type !== 'chunk' || files.size === 0) throw new Error('the service worker or its shell is missing from the build')
      const list = JSON.stringify([...fixedFiles, ...[...files].sort().map((file) => `/${file}`)])
      const version = createHash('sha256').update(list).digest('hex').slice(0, 12)
      worker.code = `const SHELL_FILES=${list},SHELL_VERSION=${JSON.stringify(version)};${worker.code.replace(/export\s*\{\s*\};?\s*$/, '')}`
    },
  }
}

export default defineConfig(mergeConfig(webConfig({ root: import.meta.dirname, base: '/', app: 'phone' }), {
  plugins: [shellOfServiceWorker()],
  build: {
    rolldownOptions: {
      input: { index: `${import.meta.dirname}/index.html`, sw: `${import.meta.dirname}/src/service-worker.ts` },
      output: { entryFileNames: (chunk: { name: string }) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
}))
