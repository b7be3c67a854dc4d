/** A file name that is also a safe address: ASCII, small letters, dashes. */
export function safeName(name: string): string {
  const dot = name.lastIndexOf('.');
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ''];
  const ascii = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  return [ascii(base).slice(0, 80) || 'file', ascii(extension)].filter(Boolean).join('.');
}
