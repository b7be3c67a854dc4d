import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageVariables } from '#integration/page-inputs.ts';

/** Who may import whom: folder of `src/` -> folders it may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  sources: ['model'],
  links: ['model'],
  cards: ['model', 'links'],
  // A poster is the square family of the cards, printed: same grid, signs, strip and Italian lines.
  posters: ['model', 'links', 'cards'],
  posts: ['model', 'links'],
  engagement: ['model', 'links'],
  plan: ['model', 'links', 'engagement'],
  admin: ['model', 'sources', 'links', 'cards', 'posters', 'posts', 'engagement', 'plan'],
  integration: ['model', 'sources', 'links', 'cards', 'posters', 'posts', 'engagement', 'plan', 'admin'],
  cli: ['model', 'sources', 'links', 'cards', 'posters', 'posts', 'engagement', 'plan', 'admin', 'integration'],
  styles: [],
  components: ['model', 'links', 'cards', 'posters', 'posts', 'engagement', 'plan', 'styles', 'layouts'],
  layouts: ['model', 'links', 'cards', 'posters', 'posts', 'engagement', 'plan', 'styles', 'components'],
  pages: [
    'model',
    'links',
    'cards',
    'posters',
    'posts',
    'engagement',
    'plan',
    'styles',
    'components',
    'layouts',
    'integration',
  ],
};

/** The files of `pages/` through which whatever draws a page reads the content and its context. */
const doors = /^pages\/_[a-z-]+\.ts$/;
const doorUsers = ['components', 'layouts'];

/** Folders that may name `astro:*` modules. */
const astroHomes = ['pages', 'components', 'layouts'];
/** Longest file, tables of data excepted. */
const MAX_LINES = 250;

interface SourceFile {
  path: string;
  folder: string;
  text: string;
  imports: string[];
}

const files: SourceFile[] = globSync('src/**/*.{ts,astro}').map((path) => {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((m) => m[1] ?? '');
  const parts = path.split(sep);
  return { path, text, imports, folder: parts.length > 2 ? (parts[1] ?? '') : '' };
});

/** The file that an import of our own leads to, from `src/`; undefined for packages. */
function target(file: SourceFile, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.'))
    return relative('src', join(dirname(file.path), specifier))
      .split(sep)
      .join('/');
  return undefined;
}

describe('the house', () => {
  it('has files in every folder it names, and no others', () => {
    const folders = [...new Set(files.map((f) => f.folder))].filter(Boolean);
    expect(folders.filter((f) => !(f in allowed))).toEqual([]);
  });

  it('imports only what each folder may', () => {
    const broken = files.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        const path = target(file, specifier) ?? '';
        const to = path.split('/')[0];
        if (!to || !file.folder || to === file.folder) return [];
        if (doors.test(path) && doorUsers.includes(file.folder)) return [];
        return allowed[file.folder]?.includes(to) ? [] : [`${file.path} imports ${specifier}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('crosses folders with # and stays inside one with ./', () => {
    const broken = files.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        if (!specifier.startsWith('.')) return [];
        const to = target(file, specifier)?.split('/')[0];
        return to === file.folder || file.folder === '' ? [] : [`${file.path} imports ${specifier}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('keeps the model free of everything but zod, and astro:* at home', () => {
    const broken = files.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        if (
          file.folder === 'model' &&
          !specifier.startsWith('.') &&
          !['astro/zod', '#model'].some((p) => specifier.startsWith(p))
        ) {
          return [`${file.path} imports ${specifier}`];
        }
        const astro = specifier.startsWith('astro:');
        const home = astroHomes.includes(file.folder) || file.path.endsWith('content.config.ts');
        return astro && !home ? [`${file.path} imports ${specifier}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('keeps node:* out of what a browser runs', () => {
    const pure = files.filter(
      (f) =>
        /^src\/(model|links|plan|posts\/networks|cards\/templates)\//.test(f.path) || f.path.endsWith('tracker.ts'),
    );
    const broken = pure.flatMap((f) =>
      f.imports.filter((s) => s.startsWith('node:')).map((s) => `${f.path} imports ${s}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets what draws a page reach the content, the disk and the environment only through its doors', () => {
    // What a page reads must be noted, or a rebuild would serve it stale: see integration/page-reads.ts.
    const drawing = files.filter((f) => astroHomes.includes(f.folder) && !doors.test(f.path.replace(/^src\//, '')));
    const reached = drawing.flatMap((f) => [
      ...f.imports.filter((s) => /^(?:node:|astro:)|^#sources/.test(s)).map((s) => `${f.path} imports ${s}`),
      ...[...f.text.replace('import.meta.env.DEV ? process.env : {}', '').matchAll(/process\.env\.?(\w*)/g)]
        .filter(([, name = '']) => !pageVariables.includes(name))
        .map(([text]) => `${f.path} reads ${text}`),
      ...(/new Date\(\)|Date\.now|Math\.random/.test(f.text) ? [`${f.path} asks the clock or chance`] : []),
    ]);
    expect(reached).toEqual([]);
    const memories = files
      .filter((f) => /^src\/(?:pages|components|layouts|cards|posters|posts|plan|links)\//.test(f.path))
      .filter((f) => /^(?:export )?const \w+ = new (?:Map|WeakMap)<Content\b/m.test(f.text))
      .map((f) => f.path);
    // By page, because each page has a content of its own: `contentOfPage`.
    expect(memories).toEqual(['src/cards/feed-grounds.ts']);
  });

  it('has no circles among its files', () => {
    const byPath = new Map(
      files.map((f) => [
        f.path
          .split(sep)
          .join('/')
          .replace(/^src\//, ''),
        f,
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (path: string, trail: string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      state.set(path, 'open');
      const file = byPath.get(path);
      for (const specifier of file?.imports ?? []) {
        const to = file && target(file, specifier);
        if (to && byPath.has(to)) visit(to, [...trail, path]);
      }
      state.set(path, 'done');
    };
    for (const path of byPath.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('has no drawers, no barrels, kebab-case names and short files', () => {
    const names = files.map((f) => basename(f.path).replace(/\.(d\.)?(ts|astro)$/, ''));
    expect(names.filter((n) => /^(utils?|helpers?|lib|common|types)$/.test(n))).toEqual([]);
    const odd = files.filter((f) => f.path.endsWith('.ts') && !/^[_a-z0-9[\].-]+$/.test(basename(f.path)));
    expect(odd.map((f) => f.path)).toEqual([]);
    const long = files.filter((f) => f.text.split('\n').length > MAX_LINES);
    expect(long.map((f) => `${f.path} (${f.text.split('\n').length})`)).toEqual([]);
    const barrels = files.filter(
      (f) =>
        f.path.endsWith('.ts') &&
        f.text.trim() !== '' &&
        !/^(?!export (\*|\{[^}]*\}) from).*\S/m.test(f.text.replace(/^\s*\/\/.*$/gm, '')),
    );
    expect(barrels.map((f) => f.path)).toEqual([]);
  });
});
