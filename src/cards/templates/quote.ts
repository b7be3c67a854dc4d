import type { Template } from '../template.ts';

/** A quotation: the balloon is the opening mark, so the title carries only the closing one. */
export const quote: Template = {
  id: 'quote',
  ground: 'colore',
  sign: 'balloon',
  smaller: 0.8,
  signWords: () => [
    { text: '«', face: 'titillium-900', size: 76, width: 90, x: 49, align: 'centre', at: 'cap-centre', y: 44.5 },
  ],
  title: ({ title }) => `${title.replace(/^[«"“]+|[»"”]+$/g, '').trim()}»`,
  tell: () => '',
};
