import { describe, expect, it } from 'vitest';
import { networks } from '#model/network.ts';
import { cardTemplates } from '#model/touchpoint.ts';
import { loadContent } from '#sources/load-content.ts';

const { content, files } = await loadContent(new URL('../..', import.meta.url).pathname);

const tuscan = content.of('touchpoints', 'fse-toscana');

describe('the Tuscan campaign', () => {
  it.each([
    ['messages', 8],
    ['courses', 4],
    ['faqs', 10],
    ['assets', 8],
    ['touchpoints', 24],
  ] as const)('has enough %s', (kind, least) => {
    expect(content.of(kind, 'fse-toscana').length).toBeGreaterThanOrEqual(least);
  });

  it('speaks to its five audiences on every channel', () => {
    expect(content.get('campaigns', 'fse-toscana').audiences).toHaveLength(5);
    expect(new Set(tuscan.flatMap(({ audiences }) => audiences))).toEqual(
      new Set(content.get('campaigns', 'fse-toscana').audiences),
    );
    expect(new Set(tuscan.map(({ channel }) => channel))).toEqual(new Set(content.channels.map(({ id }) => id)));
  });

  it('shows every card template', () => {
    const used = new Set(tuscan.map(({ card }) => card?.template));
    expect([...used].sort()).toEqual(Object.keys(cardTemplates).sort());
  });
});

describe('every campaign', () => {
  it('is here, with its parent', () => {
    expect(content.campaigns.map(({ id, parent }) => [id, parent])).toEqual([
      ['fse-piemonte', 'promis-partenariato'],
      ['fse-toscana', 'promis-partenariato'],
      ['promis-partenariato', undefined],
    ]);
  });

  it.each(['fse-piemonte', 'promis-partenariato'])('%s has messages, questions, materials, touchpoints', (id) => {
    expect(content.of('messages', id).length).toBeGreaterThanOrEqual(3);
    expect(content.of('faqs', id).length).toBeGreaterThanOrEqual(3);
    expect(content.of('assets', id).length).toBeGreaterThanOrEqual(3);
    expect(content.of('touchpoints', id).length).toBeGreaterThanOrEqual(6);
  });

  it('keeps its medium texts short enough to leave room for the link and the hashtags', () => {
    for (const { id, variants } of content.messages) expect(variants.medium.length, id).toBeLessThanOrEqual(200);
  });

  it('writes every channel for a network that exists, and every page with its own words', () => {
    for (const { network } of content.channels) if (network) expect(networks).toContain(network);
    expect(content.messages.filter(({ body }) => body.trim().length < 100)).toEqual([]);
  });
});

describe('printed materials', () => {
  it('carry the QR of a touchpoint that is printed or handed out at an event', () => {
    const posters = content.assets.flatMap(({ files }) => files.filter((file) => file.type === 'poster'));
    const kinds = posters.map(({ touchpoint }) => {
      const channel = content.find('touchpoints', touchpoint)?.channel;
      return content.find('channels', channel)?.kind;
    });
    expect(kinds.length).toBeGreaterThan(5);
    expect(kinds.filter((kind) => kind !== 'print' && kind !== 'event')).toEqual([]);
  });
});

describe('Italian typography', () => {
  const texts = files.filter(({ path }) => path.endsWith('.mdx'));

  it('uses the typographic apostrophe in every text', () => {
    const straight = texts.filter(({ text }) => /[\p{L}]'[\p{L}]/u.test(text));
    expect(straight.map(({ path }) => path)).toEqual([]);
  });

  it('accents what is accented', () => {
    const wrong =
      /\b(?:perchè|poichè|benchè|affinchè|nè|sè|pò|E['’]|perche|piu|gia|puo|cioe|citta|qual['’]è)(?![\p{L}\d-])/u;
    const found = texts.flatMap(({ path, text }) => {
      const match = wrong.exec(text.replace(/^(?:.*\bid: .*|.*\bid=".*|\s+- [a-z-]+)$/gmu, ''));
      return match ? [`${path}: ${match[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('never leaves two spaces, three full stops or a space before a comma', () => {
    const found = texts.flatMap(({ path, text }) => {
      const match = /\S {2,}\S|\.\.\.|\s[,;](?=\s)/.exec(text);
      return match ? [`${path}: ${match[0]}`] : [];
    });
    expect(found).toEqual([]);
  });
});
