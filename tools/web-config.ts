import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

const server = process.env['GUILDHALL_SERVER'] ?? 'http://127.0.0.1:8080'
/** What the server answers itself, also while the apps are served by Vite. */
const answered = ['/api', '/.well-known', '/credentials', '/healthz', '/readyz', '/metrics', '/openapi.json', '/docs']

/** What both web apps have in common. Nothing is inlined, so that the content security policy can forbid inline script. */
export function webConfig({ root, base, port }: { root: string; base: string; port: number }): UserConfig {
  return {
    root,
    base,
    // oxlint-disable-next-line new-cap
    plugins: [react()],
    // npm hoists another React for server packages; both apps and everything they import share the app's own.
    resolve: { dedupe: ['react', 'react-dom', 'scheduler'] },
    server: { host: '127.0.0.1', port, strictPort: true, proxy: Object.fromEntries(answered.map((path) => [path, { target: server, changeOrigin: false }])) },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1600,
    },
  }
}
