import { expect, test } from 'vitest';
import { fileSize } from '#links/file-size.ts';

test('a size is told in KB, never zero, and in MB from a million bytes, with an Italian comma', () => {
  expect([0, 1, 1499, 1500, 999_499, 1_000_000, 1_250_000, 12_000_000].map(fileSize)).toEqual(
    ['1 KB', '1 KB', '1 KB', '2 KB', '999 KB', '1 MB', '1,3 MB', '12 MB'].map((text) => text.replace(' ', '\u00a0')),
  );
});
