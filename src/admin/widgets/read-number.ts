const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const plain = /^-?\d+(?:[.,]\d+)?$/;

/** A number as Italian writes it: points or spaces between thousands, a comma before decimals; undefined where it is none. */
export function readNumber(typed: string): number | undefined {
  const text = typed.replace(/\s/g, '');
  if (grouped.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return plain.test(text) ? Number(text.replace(',', '.')) : undefined;
}
