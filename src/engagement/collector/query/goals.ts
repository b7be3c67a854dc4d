import { RE2JS } from 're2js';

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

/** The test for a goal's page: exact, or a pattern where it has an asterisk. The pattern is RE2: no page can take long. */
export function pageTest(page: string): (pathname: string) => boolean {
  if (!page.includes('*')) return (pathname) => pathname === page;
  const parts = page.split(/(\*+)/).map((part) => {
    if (!part.startsWith('*')) return RE2JS.quote(part);
    return part === '*' ? '[^/]*' : '.*';
  });
  const expression = RE2JS.compile(`${parts.join('')}/?`, RE2JS.DOTALL);
  return (pathname) => expression.matcher(pathname).matches();
}
