/** What is wider than its place and scrolls by itself is reachable by the keyboard, and says what it is: for the element around a table that holds nothing else to go to. */
export const reachable = (label: string) => ({ role: 'region', 'aria-label': label, tabIndex: 0 })
