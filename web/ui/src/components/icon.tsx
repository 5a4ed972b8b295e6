import type { LucideIcon } from 'lucide-react'

/** A Lucide icon as drawn everywhere: thin, firmer when active. Decorative: the word beside it speaks. */
export function Icon({ of: Drawing, size = 18, active = false }: { of: LucideIcon; size?: number; active?: boolean }) {
  return <Drawing size={size} strokeWidth={active ? 2.1 : 1.65} aria-hidden focusable={false} />
}

export type { LucideIcon } from 'lucide-react'
