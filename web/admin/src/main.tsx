import '@guildhall/ui/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Widgets } from '@guildhall/ui/console'
import { router } from './app/router.tsx'

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 }, mutations: { networkMode: 'always' } } })
const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Widgets><RouterProvider router={router} /></Widgets>
    </QueryClientProvider>
  </StrictMode>,
)
