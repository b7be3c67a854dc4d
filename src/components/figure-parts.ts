/** A figure's value in three: the words before its number, the number, the words after: `fino a` · `100` · ``, `` · `30` · `minuti`. */
export function figureParts(value: string): { before: string; number: string; after: string } {
  const [, before = '', number = '', after = ''] = /^(\D*?)\s*(\d[\d.,]*%?)\s*(.*)$/.exec(value) ?? [];
  return number ? { before, number, after } : { before: value, number: '', after: '' };
}
