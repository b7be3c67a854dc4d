import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_NAMES, EVENTS, eventProps, isEventName, THREAD_PROPS } from '#engagement/events.ts';

describe('events', () => {
  it('are the eight actions of the plan', () => {
    expect(EVENT_NAMES).toEqual([
      'Scarica materiale',
      'Iscrizione evento',
      'Aggiungi al calendario',
      'Condividi',
      'Copia testo',
      'Apri percorso',
      'Ricerca',
      'Utile?',
    ]);
  });

  it('are the only ones a page sends, and each is sent by some page', async () => {
    const sent = new Set<string>();
    for await (const file of glob('src/{components,layouts,pages}/**/*.{astro,ts}')) {
      const source = readFileSync(file, 'utf8');
      for (const [, written, set] of source.matchAll(/data-event="([^"]+)"|dataset\.event = '([^']+)'/g))
        sent.add(written ?? set ?? '');
    }
    expect([...sent].sort()).toEqual([...EVENT_NAMES].sort());
  });

  it('does not take a name from the prototype for one of ours', () => {
    expect(isEventName('toString')).toBe(false);
    expect(isEventName(undefined)).toBe(false);
    expect(isEventName('Condividi')).toBe(true);
  });

  it('lets the element win over the page and leaves blanks out', () => {
    const page = { campaign: 'fse', touchpoint: 'avvio', message: ' ', audience: 'mmg' };
    expect(eventProps('Scarica materiale', page, { asset: 'guida', touchpoint: 'locandina', format: '' })).toEqual({
      campaign: 'fse',
      touchpoint: 'locandina',
      audience: 'mmg',
      asset: 'guida',
    });
  });

  it('never carries a prop outside the table, nor a long text', () => {
    const record = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('campaign', 'asset', 'query', 'results')),
      fc.string({ maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...EVENT_NAMES), record, record, (name, page, element) => {
        const allowed: readonly string[] = [...THREAD_PROPS, ...EVENTS[name]];
        for (const [key, value] of Object.entries(eventProps(name, page, element))) {
          expect(allowed).toContain(key);
          expect(value.length).toBeLessThanOrEqual(80);
          expect(value.trim()).not.toBe('');
        }
      }),
    );
  });
});
