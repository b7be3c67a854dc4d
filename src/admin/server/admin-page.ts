/** What the environment decides of the CMS, as the page reads it. */
export interface AdminSettings {
  /** Decap's backend section: the editor's own server, or a git host. */
  backend: Record<string, unknown>;
  /** Whether drafts go through review. */
  review: boolean;
  /** Address of the site, for links and QR codes. */
  site: string;
  /** The reporting date, where it is not today's. */
  today?: string;
}

/** The page of the CMS. Settings travel as data, never as script; `policy` where no server sends it as a header. */
export function adminPage(settings: AdminSettings, policy?: string): string {
  const data = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${policy === undefined ? '' : `\n<meta http-equiv="content-security-policy" content="${policy.replace(/; frame-ancestors [^;]+/, '')}">`}
<title>Redazione · Filo diretto</title>
<link rel="icon" href="data:,">
<link rel="preload" as="script" href="decap-cms.js">
<link rel="stylesheet" href="redazione.css">
<script type="application/json" id="impostazioni">${data}</script>
<script type="module" src="redazione.js"></script>
</head>
<body>
<noscript>La redazione ha bisogno di JavaScript: attivalo nel browser e ricarica la pagina.</noscript>
</body>
</html>
`;
}

/** Decap compiles its configuration's schema at run time, hence 'unsafe-eval'; nothing is loaded from elsewhere. */
export function adminPolicy(hosts: readonly string[] = []): string {
  const connect = ["'self'", 'blob:', 'data:', ...hosts].join(' ');
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${connect}`,
    "frame-src 'self' blob:",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}
