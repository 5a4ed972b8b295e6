import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

const server = process.env['GUILDHALL_SERVER'] ?? 'http://127.0.0.1:8080'
/** What the server answers itself, also while the apps are served by Vite. */
export const answered = ['/api', '/files', '/.well-known', '/credentials', '/healthz', '/readyz', '/metrics', '/openapi.json', '/docs']
/** Where each app is served while developing. Each hands the other's addresses on, so that logging in and going between them works as in the field, at either port. */
const apps = { phone: { port: 5173, theirs: '^/(?!console(?:/|$))' }, console: { port: 5174, theirs: '/console' } } as const

/** What both web apps have in common. Nothing is inlined, so that the content security policy can forbid inline script. */
export function webConfig({ root, base, app }: { root: string; base: string; app: keyof typeof apps }): UserConfig {
  const other = app === 'phone' ? apps.console : apps.phone
  return {
    root,
    base,
    // oxlint-disable-next-line new-cap
    plugins: [react()],
    // npm hoists another React for server packages; both apps and everything they import share the app's own.
    resolve: { dedupe: ['react', 'react-dom', 'scheduler'] },
    server: {
      host: '127.0.0.1', port: apps[app].port, strictPort: true,
      proxy: { ...Object.fromEntries(answered.map((path) => [path, { target: server, changeOrigin: false }])), [other.theirs]: { target: `http://127.0.0.1:${other.port}`, changeOrigin: false, ws: true } },
    },
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
