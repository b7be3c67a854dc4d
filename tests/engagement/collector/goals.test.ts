import { describe, expect, it } from 'vitest';
import { pageTest } from '#engagement/collector/query/goals.ts';

describe('the page of a goal', () => {
  it.each([
    ['/blog', '/blog', true],
    ['/blog', '/blog/', false],
    ['/blog*', '/blog-2', true],
    ['/blog*', '/blog/a', false],
    ['/blog/*', '/blog/a/', true],
    ['/blog**', '/blog/a/b', true],
    ['/*/b', '/a/b', true],
    ['/*/b', '/a/c/b', false],
    ['/a.c*', '/abc', false],
    ['/a(b)*', '/a(b)c', true],
    ['/\\Qa\\E*', '/\\Qa\\Eb', true],
    ['/**', '/a\nb', true],
  ])('%s is or is not %s: %s', (page, pathname, expected) => {
    expect(pageTest(page)(pathname)).toBe(expected);
  });

  it('with many asterisks is answered at once, whatever the page sent', () => {
    expect(pageTest(`/${'**a'.repeat(30)}**b`)(`/${'a'.repeat(1990)}`)).toBe(false);
  });
});
