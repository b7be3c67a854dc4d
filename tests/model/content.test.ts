import { expect, test } from 'vitest';
import { type ContentData, indexContent } from '#model/content.ts';

/** Four campaigns, one of them a region of a region; only what the lookups read. */
function small(): ContentData {
  const campaigns = [
    { id: 'nipote', parent: 'figlia', figures: [], tables: [] },
    { id: 'madre', figures: [{ id: 'operatori', value: 1 }], tables: [] },
    { id: 'figlia', parent: 'madre', figures: [{ id: 'medici', value: 2 }], tables: [{ id: 'ore', rows: [] }] },
    { id: 'altra', parent: 'assente', figures: [], tables: [] },
  ];
  const audiences = [{ id: 'mmg', campaign: 'madre', needs: [{ id: 'tempo', text: 'Manca il tempo' }] }];
  const pages = [{ id: 'privacy' }, { id: 'dati', campaign: 'madre' }, { id: 'ore', campaign: 'madre' }];
  const plans = [{ id: 'madre', kpis: [] }];
  const nothing = { touchpoints: [], messages: [], events: [], courses: [], assets: [], faqs: [] };
  const lists = { campaigns, audiences, pages, plans, ...nothing, channels: [], organisations: [], sources: [] };
  return { ...lists, terms: [{ word: 'FSE' }] } as unknown as ContentData;
}

test('a thing is found by its id in its own kind only', () => {
  const content = indexContent(small());
  expect(content.find('pages', 'ore')).toMatchObject({ campaign: 'madre' });
  expect(content.find('campaigns', 'ore')).toBeUndefined();
  expect(content.find('pages', undefined)).toBeUndefined();
  expect(content.get('pages', 'dati').id).toBe('dati');
  expect(() => content.get('pages', 'nulla')).toThrow('no pages has the id "nulla"');
  expect(content.plan('madre')?.id).toBe('madre');
  expect(content.plan('figlia')).toBeUndefined();
});

test('a figure and a table say their campaign, a need its audience', () => {
  const content = indexContent(small());
  expect(content.figure('medici')).toEqual({ id: 'medici', value: 2, campaign: 'figlia' });
  expect(content.table('ore')).toEqual({ id: 'ore', rows: [], campaign: 'figlia' });
  expect(content.need('tempo')).toEqual({ id: 'tempo', text: 'Manca il tempo', audience: 'mmg' });
  expect(content.figure('ore')).toBeUndefined();
});

test('what belongs to a campaign, or to none, comes in a new list each time', () => {
  const content = indexContent(small());
  const ids = (campaign: string | undefined) => content.of('pages', campaign).map(({ id }) => id);
  expect(ids('madre')).toEqual(['dati', 'ore']);
  expect(ids(undefined)).toEqual(['privacy']);
  expect(ids('figlia')).toEqual([]);
  content.of('pages', 'madre').pop();
  expect(ids('madre')).toHaveLength(2);
});

test('a programme is a campaign and all that descend from it, in whatever order they are written', () => {
  const content = indexContent(small());
  const ids = (campaign: string) => content.programme(campaign).map(({ id }) => id);
  expect(ids('madre')).toEqual(['nipote', 'madre', 'figlia']);
  expect(ids('figlia')).toEqual(['nipote', 'figlia']);
  expect(ids('altra')).toEqual(['altra']);
});
