import type { Template } from '../template.ts';

/** A downloadable material: the page with a folded corner holds its kind. */
export const material: Template = {
  id: 'material',
  ground: 'carta',
  sign: 'page',
  signWords: ({ sign: [kind, use] }) => [
    ...(kind === undefined
      ? []
      : [
          {
            text: kind,
            face: 'titillium-900',
            size: 26,
            width: 56,
            x: 22,
            align: 'left',
            at: 'baseline',
            y: 70,
          } as const,
        ]),
    ...(use === undefined
      ? []
      : [
          {
            text: use,
            face: 'titillium-600',
            size: 11.5,
            width: 56,
            x: 22,
            align: 'left',
            at: 'baseline',
            y: 85,
          } as const,
        ]),
  ],
  tell: ({ sign }) => (sign.length === 0 ? '' : `pagina con la scritta ${sign.join(' ')}`),
};
