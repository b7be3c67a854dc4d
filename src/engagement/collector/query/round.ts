/** Rounds to decimals the way ClickHouse rounds fractions: exactly half goes to the even neighbour. */
export function roundHalfEven(value: number, decimals = 0): number {
  const scale = 10 ** decimals;
  const scaled = value * scale;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return (up ? floor + 1 : floor) / scale;
}
