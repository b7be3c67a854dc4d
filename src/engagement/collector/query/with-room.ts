/** Sums with a place for each of some groups: the same ones, or larger. */
export function withRoom(sums: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  if (size <= sums.length) return sums;
  const larger = new Float64Array(Math.max(size, sums.length * 2));
  larger.set(sums);
  return larger;
}
