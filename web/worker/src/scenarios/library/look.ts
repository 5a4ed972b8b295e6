import { useState } from 'react'

export const papers = ['light', 'sepia', 'dark'] as const
export type Look = { size: number; paper: (typeof papers)[number] }
export const sizes = [0.875, 1, 1.125, 1.3125, 1.5, 1.75] as const
const key = 'guildhall.reader'

function stored(): Look {
  try {
    const { size, paper } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Look>
    return { size: Number.isInteger(size) && size! >= 0 && size! < sizes.length ? size! : 1, paper: papers.find((one) => one === paper) ?? 'light' }
  } catch {
    return { size: 1, paper: 'light' }
  }
}

/** How this device shows books: size of letters (on top of elder mode) and colour of the paper. */
export function useLook(): [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState(stored)
  return [look, (change) => setLook((before) => {
    const next = { ...before, ...change }
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Private windows refuse storage: it lasts as long as the page.
    }
    return next
  })]
}
