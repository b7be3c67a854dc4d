import type { Template } from '../template.ts';

/** A deadline: the stopwatch holds it; past its date the small word says so. */
export const deadline: Template = {
  id: 'deadline',
  ground: 'notte',
  sign: 'stopwatch',
  signWords: ({ sign: [big, small] }) => [
    ...(small === undefined
      ? []
      : [
          {
            text: small,
            face: 'titillium-600',
            size: 12.5,
            width: 56,
            x: 50,
            align: 'centre',
            at: 'baseline',
            y: 48,
          } as const,
        ]),
    ...(big === undefined
      ? []
      : [
          {
            text: big,
            face: 'titillium-900',
            size: 30,
            width: 64,
            x: 50,
            align: 'centre',
            at: 'cap-top',
            y: 54,
          } as const,
        ]),
  ],
  tell: ({ sign: [big, small] }) =>
    big === undefined ? '' : `cronometro con la scadenza ${[small, big].filter(Boolean).join(' ')}`,
};
