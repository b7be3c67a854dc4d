import { expect, test } from 'vitest';
import { cardPath, pageCardSubject } from '#links/card-path.ts';

test('a touchpoint and a page have a card each, in a folder of their own', () => {
  expect(cardPath('avvio-fad', 'story')).toBe('/cards/avvio-fad/story.png');
  expect(cardPath(pageCardSubject('/fse-toscana/eventi/avvio/'), 'og')).toBe(
    '/cards/pagine/fse-toscana/eventi/avvio/og.png',
  );
  expect(cardPath(pageCardSubject('/'), 'email', 'jpg')).toBe('/cards/pagine/home/email.jpg');
});
