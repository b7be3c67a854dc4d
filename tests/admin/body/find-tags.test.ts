import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTags, writeTag } from '#admin/body/find-tags.ts';
import { type MdxComponentName, mdxComponents } from '#model/mdx-components.ts';

const names = Object.keys(mdxComponents) as MdxComponentName[];

describe('tags of components in a body', () => {
  it('are found with their attributes and their mates', () => {
    const body =
      'Uno <Dato id="x" forma="riga" /> e\n\n<Avviso tipo="info">\n\nDentro <Termine id="ecm">ECM</Termine>.\n\n</Avviso>\n';
    const tags = findTags(body);
    expect(tags.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Dato alone',
      'Avviso open',
      'Termine open',
      'Termine close',
      'Avviso close',
    ]);
    expect(tags[0]?.attributes).toEqual({ id: 'x', forma: 'riga' });
    expect(tags[1]?.mate).toBe(tags[4]?.from);
    expect(tags[4]?.mate).toBe(tags[1]?.from);
    expect(body.slice(tags[2]?.from, tags[2]?.to)).toBe('<Termine id="ecm">');
  });

  it.each([
    '`<Dato id="x" />`',
    '```\n<Dato id="x" />\n```\n',
    '\\<Dato id="x" />',
    '{/* <Dato id="x" /> */}',
    '<Dato id={x} />',
    '<Dato {...x} />',
    "<Dato id='x' />",
    '<Sconosciuto id="x" />',
    '<Dato\n id="x" />',
  ])('stay text where they are not what the form writes: %j', (body) => {
    expect(findTags(body)).toEqual([]);
  });

  it('come back the same from what the form writes', () => {
    const word = fc.stringMatching(/^[a-zà-ù0-9 «»'’&-]{1,30}$/).filter((text) => text.trim() === text && text !== '');
    const attributes = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), word, { maxKeys: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        attributes,
        fc.constantFrom('alone' as const, 'open' as const),
        (name, given, kind) => {
          const [tag] = findTags(`Prima ${writeTag(name, given, kind)} dopo`);
          expect(tag).toMatchObject({ name, kind });
          expect(tag?.attributes).toEqual(given);
        },
      ),
    );
  });

  it('never let an attribute out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const tag = writeTag('Avviso', { titolo: value }, 'alone');
        expect(tag).toMatch(/^<Avviso(?: titolo="[^"{}<>\n]*")? \/>$/);
      }),
    );
  });
});
