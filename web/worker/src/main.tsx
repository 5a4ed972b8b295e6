import '@guildhall/ui/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { applyElderMode } from '@guildhall/ui/phone'
import { startOffline } from './app/offline.ts'
import { router } from './app/router.tsx'

// A command without a network fails at once and says so, instead of turning for ever: what was typed is still there.
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1, networkMode: 'offlineFirst' }, mutations: { networkMode: 'always' } } })
const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its #root')

applyElderMode()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
  </StrictMode>,
)
startOffline()
