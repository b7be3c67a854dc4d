/** Median, 95th percentile and greatest of some measures, ms. */
export function tellMs(measures: readonly number[]): string {
  const sorted = [...measures].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
}
