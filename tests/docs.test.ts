import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** README and docs, held against what is really there. */
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const sources = globSync([
  'src/**/*.{ts,astro,mjs}',
  'tests/**/*.ts',
  'bench/**/*.ts',
  'astro.config.mjs',
  'deploy/**/*',
  '.gitlab-ci.yml',
  '.github/**/*.yml',
])
  .map((path) => (existsSync(path) && /\.\w+$/.test(path) ? readFileSync(path, 'utf8') : ''))
  .join('\n');

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1] ?? '');

describe.each(pages)('$path', ({ path, text }) => {
  it('names only commands that exist', () => {
    const named = all(text, /npm run (?:-s )?([a-z:]+)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    const named = all(text, /`((?:src|tests|bench|docs|deploy|content|campaigns|public)\/[\w./-]*[\w/])`/g);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('links only to what is there', () => {
    const targets = all(text, /\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
    expect(targets.filter((target) => !existsSync(join(dirname(path), decodeURI(target))))).toEqual([]);
  });

  it('names only environment variables that the code reads', () => {
    const named = all(text, /`([A-Z]{2,}(?:_[A-Z]+)+)`/g);
    expect(named.filter((name) => !sources.includes(name))).toEqual([]);
  });
});

it('README is one screen after another, not a book', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(150);
});
