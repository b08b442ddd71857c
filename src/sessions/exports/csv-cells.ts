/** One line of a CSV (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/**
 * Whether a spreadsheet that opens the file would run the cell as a formula. Putting a quotation mark before it, as is
 * often recommended, would change the value that the provider reads: such rows stay out instead. Some spreadsheets take
 * the full-width forms for the same.
 */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell);
}
