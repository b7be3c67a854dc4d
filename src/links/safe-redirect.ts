/** Where a redirect may lead: a path of our own site, or an https page of an allow-listed host. Anything else is undefined. */
export function safeRedirect(target: string, site: string, hosts: readonly string[]): string | undefined {
  if (!/^[!-[\]-~]+$/.test(target)) return undefined;
  const own = new URL(site);
  const url = URL.canParse(target, own) ? new URL(target, own) : undefined;
  if (!url || url.username || url.password) return undefined;
  // `/..//host` is ours until its dots are resolved, and then `//host`: what must not start with two slashes is what goes out.
  const isPath = (path: string) => path.startsWith('/') && !path.startsWith('//');
  if (url.origin === own.origin)
    return isPath(target) && isPath(url.pathname) ? url.pathname + url.search + url.hash : undefined;
  return url.protocol === 'https:' && url.port === '' && hosts.includes(url.hostname) ? url.href : undefined;
}
