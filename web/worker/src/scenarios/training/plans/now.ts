import { useState } from 'react'

/** The instant at which the page was opened: drawing it again must not move what counts as past. */
export function useNow(): number {
  return useState(() => Date.now())[0]
}
