/** An action the site's owner counts as a result. What it is called in filters and answers is its name. */
export interface Goal {
  readonly name: string;
  /** The event that achieves it, for goals that are an event. */
  readonly event?: string;
  /** The page that achieves it when seen; `*` stands for anything but a slash, `**` for anything. */
  readonly page?: string;
  /** How far down the page, in percent, for goals that are a page read that far. */
  readonly scroll?: number;
  /** Props the event must carry, if any. */
  readonly props?: Readonly<Record<string, string>>;
}

/** A goal as written on the command line: a path is a page seen, anything else the name of an event. */
export function goalNamed(text: string): Goal {
  return text.startsWith('/') ? { name: `Visit ${text}`, page: text } : { name: text, event: text };
}

/** The test for a goal's page: exact, or a pattern where it has an asterisk. */
export function pageTest(page: string): (pathname: string) => boolean {
  if (!page.includes('*')) return (pathname) => pathname === page;
  const pattern = page
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*/g, '\u0000')
    .replace(/\*/g, '[^/]*')
    .replaceAll('\u0000', '.*');
  const expression = new RegExp(`^${pattern}/?$`, 's');
  return (pathname) => expression.test(pathname);
}
