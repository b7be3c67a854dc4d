import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortMenu } from '#components/campaign-nav.ts';

const menu = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i}`, label: `Pagina ${i}`, href: `/c/p${i}/` }));

it('lists every other page where they are few', () => {
  expect(shortMenu(menu(3), 'p1').map(({ id }) => id)).toEqual(['p0', 'p2']);
  expect(shortMenu(menu(12))).toHaveLength(12);
});

it('lists the nearest of many and the way to the others, whatever their number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 13, max: 200 }), fc.nat(), (count, which) => {
      const at = which % count;
      const ids = shortMenu(menu(count), `p${at}`).map(({ id }) => id);
      expect(ids).toHaveLength(12);
      expect(ids).not.toContain(`p${at}`);
      if (at > 0) expect(ids).toContain(`p${at - 1}`);
      if (at < count - 1) expect(ids).toContain(`p${at + 1}`);
      expect(ids.at(-1)).toBe('cerca');
    }),
  );
  expect(shortMenu(menu(13)).map(({ id }) => id)).toEqual([...menu(12).map(({ id }) => id), 'cerca']);
});
