import type { Report } from './run-posting.ts';

/** Prints what happened to each post and a last line with the counts; 1 where a post was refused or is unknown, else 0. */
export async function printReport(reports: AsyncIterable<Report>, print: (line: string) => void): Promise<0 | 1> {
  const counts = new Map<string, number>();
  for await (const report of reports) {
    const { state } = report.result;
    counts.set(state, (counts.get(state) ?? 0) + 1);
    for (const line of tell(report)) print(line);
  }
  const total = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  print(total || 'nothing to post');
  return counts.has('refused') || counts.has('unknown') ? 1 : 0;
}

function tell({ touchpoint, network, post, result }: Report): string[] {
  const head = `${touchpoint} on ${network}: ${result.state}`;
  switch (result.state) {
    case 'posted':
    case 'already-posted':
      return [result.url ? `${head} ${result.url}` : head];
    case 'unknown':
      return [`${head} (${result.reason})`, `  to settle it, ${result.settle}`];
    case 'dry-run':
      return [head, ...(post ? preview(post) : [])];
    default:
      return [`${head} (${result.reason})`];
  }
}

function preview(post: NonNullable<Report['post']>): string[] {
  const text = post.text.split('\n').map((line) => `  | ${line}`);
  return [
    ...text,
    `  ${post.length} of ${post.limit} (${post.unit}); card ${post.format ?? 'none'}; alt: ${post.alt}`,
    `  link ${post.link} (${post.linkPlace})`,
  ];
}
