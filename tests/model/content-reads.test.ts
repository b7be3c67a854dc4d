import { describe, expect, it } from 'vitest';
import type { Content } from '#model/content.ts';
import { readValue, trackReads } from '#model/content-reads.ts';
import { loadContent } from '#sources/load-content.ts';

const { content } = await loadContent('.');
const [campaign] = content.campaigns;
const [event] = content.events;
const [audience] = content.audiences;
if (!campaign || !event || !audience) throw new Error('the content has no campaign, no event or no audience');

/** What a look at the content is noted as. */
function readsOf(look: (content: Content) => unknown): string[] {
  const reads: string[] = [];
  look(trackReads(content, (read) => reads.push(read)));
  return reads;
}

/** One of each way to read the content, with the name it must leave. */
const looks: [string, (content: Content) => unknown][] = [
  ['campaigns', (c) => c.campaigns],
  ['site', (c) => c.site],
  ['terms', (c) => c.terms],
  ['posted', (c) => c.posted],
  ['results', (c) => c.results],
  [`find events ${event.id}`, (c) => c.find('events', event.id)],
  [`find events ${event.id}`, (c) => c.get('events', event.id)],
  [`of events ${event.campaign}`, (c) => c.of('events', event.campaign)],
  ['of pages ', (c) => c.of('pages', undefined)],
  [`plan ${campaign.id}`, (c) => c.plan(campaign.id)],
  [`programme ${campaign.id}`, (c) => c.programme(campaign.id)],
  [`figure ${campaign.figures[0]?.id}`, (c) => c.figure(campaign.figures[0]?.id ?? '')],
  [`need ${audience.needs[0]?.id}`, (c) => c.need(audience.needs[0]?.id ?? '')],
  ['table nothing', (c) => c.table('nothing')],
];

describe('what is read of the content', () => {
  it.each(looks)('is told: %s', (name, look) => {
    expect(readsOf(look)).toEqual([name]);
    const seen = look(trackReads(content, () => {}));
    expect(seen).toEqual(look(content));
    expect(readValue(content, name)).toBeTypeOf('string');
  });

  it('covers every part of the content', () => {
    const parts = Object.keys(content).filter((key) => typeof content[key as keyof Content] !== 'function');
    for (const part of parts) expect(readsOf((c) => c[part as keyof Content])).toEqual([part]);
    const lookups = Object.keys(content).filter((key) => typeof content[key as keyof Content] === 'function');
    expect(lookups.sort()).toEqual(['figure', 'find', 'get', 'need', 'of', 'plan', 'programme', 'table']);
    // Spread in a new object, everything is read.
    expect(readsOf((c) => ({ ...c }))).toEqual(parts);
  });

  it('changes with any field of what was read, not with a body or with anything else', () => {
    const name = `of events ${event.campaign}`;
    const before = readValue(content, name);
    const change = (fields: object) => {
      const events = content.events.map((one) => (one === event ? { ...one, ...fields } : one));
      return { ...content, events, of: () => events.filter((one) => one.campaign === event.campaign) as never };
    };
    expect(readValue(change({ title: 'Un altro titolo' }), name)).not.toBe(before);
    expect(readValue(change({ body: 'Un altro testo', bodyLine: 99 }), name)).toBe(before);
    expect(readValue(change({ title: 'Un altro titolo' }), 'campaigns')).toBe(readValue(content, 'campaigns'));
  });

  it('gives by its name what the look gave, without bodies', () => {
    const bare = (value: object) => ({ ...value, body: undefined, bodyLine: undefined });
    expect(readValue(content, `find events ${event.id}`)).toBe(JSON.stringify(bare(event)));
    const pages = content.pages.filter((page) => page.campaign === undefined);
    expect(readValue(content, 'of pages ')).toBe(JSON.stringify(pages.map(bare)));
    expect(readValue(content, `programme ${campaign.id}`)).toBe(
      JSON.stringify(content.programme(campaign.id).map((one) => ('bodyLine' in one ? bare(one) : one))),
    );
    expect(readValue(content, `plan ${campaign.id}`)).toBe(JSON.stringify(bare(content.plan(campaign.id) ?? {})));
    const [need] = audience.needs;
    const figures = content.campaigns.flatMap((one) => one.figures);
    const tables = content.campaigns.flatMap((one) => one.tables);
    expect(readValue(content, `need ${need?.id}`)).toBe(JSON.stringify({ ...need, audience: audience.id }));
    expect(readValue(content, `figure ${figures[0]?.id}`)).toBe(JSON.stringify(content.figure(figures[0]?.id ?? '')));
    expect(readValue(content, `table ${tables[0]?.id}`)).toBe(JSON.stringify(content.table(tables[0]?.id ?? '')));
    expect(readValue(content, 'find events no such event')).toBe('nothing');
    expect(readValue({ ...content, posted: [null] } as never, 'posted')).toBe('[null]');
  });

  it('does not know other names', () => {
    expect(readValue(content, 'clock')).toBeUndefined();
  });
});
