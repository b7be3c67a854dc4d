import type { Template } from '../template.ts';

/** A figure: the number, then a handwritten loop. Its words have an arrangement of their own: `place-figure.ts`. */
export const figure: Template = {
  id: 'figure',
  ground: 'carta',
  sign: 'loop',
  side: ({ family, sign, u }) => {
    if (family === 'landscape') return 0.52 * sign.side;
    if (family === 'square') return 0.58 * sign.side;
    return family === 'tall' ? 0.21 * u : sign.side;
  },
  tell: () => '',
};
