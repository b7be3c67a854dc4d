import type { Template } from '../template.ts';

/** A training course: three steps up and one drop. */
export const course: Template = {
  id: 'course',
  ground: 'campo',
  sign: 'steps',
  tell: () => '',
};
