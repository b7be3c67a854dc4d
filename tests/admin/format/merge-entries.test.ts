import { describe, expect, it } from 'vitest';
import { mergeEntries } from '#admin/format/merge-entries.ts';

const base = '---\n# nota\ntitle: "Uno"\nsummary: due\ntags: [a, b]\n---\n\nTesto.\n';

describe('two versions of a file', () => {
  it('are put together where they changed different fields, comments kept', () => {
    const mine = base.replace('"Uno"', '"Mio"');
    const theirs = base.replace('due', 'loro').replace('Testo.', 'Testo loro.');
    expect(mergeEntries('mdx', { base, mine, theirs }, [])).toEqual({ text: theirs.replace('"Uno"', '"Mio"') });
  });

  it('keep a field that I removed removed', () => {
    const mine = base.replace('summary: due\n', '');
    const theirs = base.replace('Testo.', 'Altro.');
    expect(mergeEntries('mdx', { base, mine, theirs }, [])).toEqual({ text: mine.replace('Testo.', 'Altro.') });
  });

  it('clash where both changed the same field or the body, by name', () => {
    const mine = base.replace('due', 'mio').replace('Testo.', 'Mio.');
    const theirs = base.replace('due', 'loro').replace('Testo.', 'Loro.');
    expect(mergeEntries('mdx', { base, mine, theirs }, [])).toEqual({ clashes: ['summary', 'testo'] });
  });

  it('agree where both made the same change', () => {
    const both = base.replace('due', 'uguale');
    expect(mergeEntries('mdx', { base, mine: both, theirs: both }, [])).toEqual({ text: both });
  });
});
