import type { Template } from '../template.ts';

/** A key message: the handkerchief knot, what one ties so as not to forget. */
export const message: Template = {
  id: 'message',
  ground: 'notte',
  sign: 'knot',
  tell: () => '',
};
