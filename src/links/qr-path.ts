/** Path of the QR code that leads to a page: `/qr/a/b.svg` for `/a/b/`, `/qr/home.svg` for the home page. */
export function qrPath(path: string): string {
  const slug = path.replace(/^\/+|\/+$/g, '');
  return `/qr/${slug || 'home'}.svg`;
}

/** The page a QR code's path leads to; undefined where it is none. */
export function qrTarget(path: string): string | undefined {
  const slug = /^\/qr\/([a-z0-9/-]+)\.svg$/.exec(path)?.[1];
  if (slug === undefined) return undefined;
  return slug === 'home' ? '/' : `/${slug}/`;
}
