const number = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** A file's size as readers say it: `340 KB`, `1,2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes >= 1_000_000) return `${number.format(bytes / 1_000_000)}\u00a0MB`;
  return `${Math.max(1, Math.round(bytes / 1000))}\u00a0KB`;
}
