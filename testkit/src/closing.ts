const open: (() => Promise<void>)[] = []

/** Something to be closed when the test file ends: what was opened last goes first. Modules outlive a file, so nobody else would. */
export function whenFileEnds(close: () => Promise<void>): void {
  open.push(close)
}

/** Closes what the file has opened. */
export async function closeAll(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) await close()
}
