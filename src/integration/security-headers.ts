/** What a page of the public site may load: its own files only, nothing inline. */
const contentSecurityPolicy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
} as const;

/**
 * The policy as the value of a header or of a `meta`; `frame-ancestors` has a meaning in headers only. `events` is the address
 * of another server that visits are told to.
 */
export function cspValue(events?: string, frameAncestors?: "'none'" | '*'): string {
  const elsewhere = events ? ` ${new URL(events).origin}` : '';
  const directives = Object.entries(contentSecurityPolicy).map(
    ([name, value]) => `${name} ${value}${name === 'connect-src' ? elsewhere : ''}`,
  );
  return [...directives, ...(frameAncestors ? [`frame-ancestors ${frameAncestors}`] : [])].join('; ');
}

/** Headers of every answer of the public site; `embed` pages may stand in other sites' frames. */
export function securityHeaders(kind: 'page' | 'embed', events?: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': cspValue(events, kind === 'embed' ? '*' : "'none'"),
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(kind === 'page' ? { 'X-Frame-Options': 'DENY' } : {}),
  };
}
