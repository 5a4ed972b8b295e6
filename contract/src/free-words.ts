/** Takes phone and identity numbers out of free words before they are stored, for they have sealed columns of their own. Grouped and full-width digits too. */
export function withoutNumbers(words: string): string {
  return words
    .replace(/(?<![\d０-９])[1-9１-９](?:[ \-－]?[\d０-９]){16}[ \-－]?[\d０-９XxＸｘ](?![\d０-９])/g, '***')
    .replace(/(?<![\d０-９])[1１][3-9３-９](?:[ \-－]?[\d０-９]){9}(?![\d０-９])/g, '***')
}
