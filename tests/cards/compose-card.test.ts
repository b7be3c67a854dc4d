import { describe, expect, it } from 'vitest';
import { composeCard } from '#cards/compose-card.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { formats } from '#cards/formats.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { figureWords } from '#cards/page-words.ts';
import { isInPartnerSet } from '#cards/partner-set.ts';
import { cardJobs } from '#cards/render-all-cards.ts';
import { shorten } from '#cards/shorten.ts';
import { findSubject, pageSubjects, subjectFolder } from '#cards/subject.ts';
import { calendarWords, tellDates } from '#cards/tell-dates.ts';
import { tellDeadline } from '#cards/tell-deadline.ts';
import { type CampaignEvent, type Content, indexContent } from '#model/content.ts';
import { sampleContent } from '../posts/sample-content.ts';

const today = new Date('2025-09-15T10:00:00Z');

function withEvent(change: Partial<CampaignEvent>): Content {
  const content = sampleContent();
  return indexContent({ ...content, events: content.events.map((event) => ({ ...event, ...change })) });
}

function eventCard(change: Partial<CampaignEvent>) {
  return composeCard({ content: withEvent(change), today }, { type: 'event', id: 'forum-risk' });
}

describe('dates', () => {
  it.each([
    ['2024-11-26', '2024-11-29', '26–29 novembre 2024', ['26–29', 'novembre']],
    ['2024-05-30', undefined, '30 maggio 2024', ['30', 'maggio']],
    ['2024-05-30T09:30', '2024-05-30T12:00', '30 maggio 2024', ['30', 'maggio']],
    ['2024-11-30', '2024-12-02', '30 novembre – 2 dicembre 2024', ['30 nov –', '2 dic']],
    ['2024-12-30', '2025-01-02', '30 dicembre 2024 – 2 gennaio 2025', ['30 dic –', '2 gen']],
    ['2025-10', '2026-06', 'ottobre 2025 – giugno 2026', ['ott 25 –', 'giu 26']],
    ['2025-10', undefined, 'ottobre 2025', ['ott', '2025']],
    ['2025-01', '2025-06', 'gennaio – giugno 2025', ['gen 25 –', 'giu 25']],
    ['2025', undefined, '2025', ['2025']],
    ['2026', '2026-06', 'entro giugno 2026', ['2026']],
    ['2026', '2026-06-08', 'entro l’8 giugno 2026', ['2026']],
  ])('%s to %s', (start, end, words, sheet) => {
    expect(tellDates(start, end)).toBe(words);
    expect(calendarWords(start, end)).toEqual(sheet);
  });

  it.each([
    ['dicembre 2025', ['2025', 'dicembre']],
    ['entro dicembre 2024', ['2024', 'concluso']],
    ['31.12.2025', ['2025', '31.12']],
    ['31/12/2024', ['2024', 'concluso']],
    ['15 settembre 2025', ['2025', '15.9']],
    ['14 settembre 2025', ['2025', 'concluso']],
    ['2030', ['2030', 'entro il']],
    ['appena possibile', ['appena possibile']],
  ])('the deadline "%s" at the reporting date', (value, words) => {
    expect(tellDeadline(value, today)).toEqual(words);
  });
});

describe('the card of an event', () => {
  it('says date, place and mode, and holds the date in its sheet', () => {
    const card = eventCard({ mode: 'in-person', venue: { name: 'Arezzo Fiere e Congressi', city: 'Arezzo' } });
    expect(card).toMatchObject({
      template: 'event',
      kicker: 'Convegno',
      detail: '26–29 novembre 2024, Arezzo Fiere e Congressi. In presenza',
      sign: ['26–29', 'novembre'],
    });
    expect(card.alt).toBe(
      'Convegno: 19° Forum Risk Management. 26–29 novembre 2024, Arezzo Fiere e Congressi. In presenza. Calendario con la data 26–29 novembre.',
    );
  });

  it('strikes the date out when it is postponed or cancelled', () => {
    expect(eventCard({ state: 'postponed' })).toMatchObject({ sign: ['26–29', 'rinviato'], struck: true });
    expect(eventCard({ state: 'cancelled' })).toMatchObject({ sign: ['26–29', 'annullato'], struck: true });
    expect(eventCard({ state: 'cancelled' }).alt).toContain('Calendario con la data barrata: 26–29, annullato.');
  });
});

describe('the card of a touchpoint', () => {
  it('lets its message speak, and its own words win', () => {
    const content = sampleContent({
      touchpoints: [{ card: { title: 'Un titolo suo', sign: [], kicker: 'Per tutti' } }, { id: 'altro' }],
    });
    const own = composeCard({ content, today }, { type: 'touchpoint', id: 'punto-unico-bluesky' });
    expect([own.template, own.kicker, own.title]).toEqual(['message', 'Per tutti', 'Un titolo suo']);
    const other = composeCard({ content, today }, { type: 'touchpoint', id: 'altro' });
    expect([other.kicker, other.title]).toEqual(['Operatori', 'Un punto unico di accesso']);
  });

  it('keeps the alternative text of the editor, and never starts with "immagine di"', () => {
    const content = sampleContent({ touchpoints: [{ alt: 'Scritto dalla redazione.' }, { id: 'altro' }] });
    const alt = (id: string) => composeCard({ content, today }, { type: 'touchpoint', id }).alt;
    expect(alt('punto-unico-bluesky')).toBe('Scritto dalla redazione.');
    expect(alt('altro')).toMatch(/^Operatori: Un punto unico di accesso\./);
    for (const subject of pageSubjects(content)) {
      const told = composeCard({ content, today }, subject).alt;
      expect(told.length).toBeGreaterThan(10);
      expect(told).not.toMatch(/immagine di/i);
    }
  });

  it('always carries the source of a figure', () => {
    const content = sampleContent({
      touchpoints: [{ card: { template: 'figure', figure: 'operatori-ssr', detail: 'Un programma', sign: [] } }],
    });
    const figure = { id: 'operatori-ssr', value: '60.000', label: 'operatori del SSR', sources: ['slide'] };
    const source = {
      id: 'slide',
      title: 'Slide',
      issuer: 'Regione Toscana',
      date: '2025',
      file: '',
      body: '',
      bodyLine: 1,
    };
    const full = indexContent({
      ...content,
      sources: [source],
      campaigns: content.campaigns.map((campaign) => ({ ...campaign, figures: [figure] })),
    });
    const card = composeCard({ content: full, today }, { type: 'touchpoint', id: 'punto-unico-bluesky' });
    expect(card).toMatchObject({
      template: 'figure',
      number: '60.000',
      detail: 'Un programma. Fonte: Regione Toscana, 2025',
    });
  });

  it('puts a partner with its contact after the organisations of the campaign, the funding unchanged', () => {
    const content = sampleContent();
    const [region] = content.organisations;
    if (!region) throw new RangeError('no organisation in the sample');
    const partner = {
      ...region,
      id: 'usl-centro',
      lines: ['Azienda USL', 'Toscana Centro'],
      contact: 'formazione@uslcentro.example',
    };
    const full = indexContent({ ...content, organisations: [region, partner] });
    const card = composeCard(
      { content: full, today, partner: 'usl-centro' },
      { type: 'touchpoint', id: 'punto-unico-bluesky' },
    );
    expect(card.organisations).toEqual([
      { lines: ['Regione Toscana'] },
      { lines: ['Azienda USL', 'Toscana Centro'], contact: 'formazione@uslcentro.example', partner: true },
    ]);
    const shown = composeScene(card, formats.og, loadTypefaces()).scene.stripLines.map(({ text }) => text);
    expect(shown.slice(-4)).toEqual([
      'Regione Toscana',
      'Azienda USL',
      'Toscana Centro',
      'formazione@uslcentro.example',
    ]);
    expect(card.funding).toEqual({ eu: true });
  });
});

describe('the set of a partner', () => {
  const base = sampleContent();
  const [region] = base.organisations;
  const [campaign] = base.campaigns;
  const [event] = base.events;
  const [touchpoint] = base.touchpoints;
  if (!region || !campaign || !event || !touchpoint) throw new RangeError('the sample has changed');
  const partner = (id: string, short: string) => ({ ...region, id, short, lines: [short], partner: true });
  const leadsTo = (id: string, landing: string) => ({
    ...touchpoint,
    id,
    landing: { type: 'event' as const, id: landing },
  });
  const full = indexContent({
    ...base,
    organisations: [region, partner('usl-centro', 'Azienda USL Toscana Centro'), partner('aou', 'AOU Senese')],
    campaigns: [{ ...campaign, partners: ['usl-centro', 'aou'] }],
    events: [event, { ...event, id: 'del-centro', venue: { name: 'Firenze' }, organisers: ['usl-centro'] }],
    touchpoints: [touchpoint, leadsTo('al-forum', 'forum-risk'), leadsTo('al-centro', 'del-centro')],
  });
  const setOf = (id: string) =>
    [
      ...full.touchpoints.map((one) => ({ type: 'touchpoint', id: one.id }) as const),
      ...full.events.map((one) => ({ type: 'event', id: one.id }) as const),
    ]
      .filter((subject) => isInPartnerSet(full, subject, id))
      .map((subject) => subject.id);

  it('has its own event, and not the event of another partner', () => {
    expect(setOf('usl-centro')).toEqual(['punto-unico-bluesky', 'al-forum', 'al-centro', 'del-centro']);
    expect(setOf('aou')).toEqual(['punto-unico-bluesky', 'al-forum']);
    expect(setOf('di-altri')).toEqual([]);
  });

  it('says beside the region who organises the event', () => {
    const card = composeCard({ content: full, today, partner: 'usl-centro' }, { type: 'touchpoint', id: 'al-centro' });
    expect(card.detail).toBe('26–29 novembre 2024, Firenze. A cura di Azienda USL Toscana Centro');
    expect(card.organisations.map(({ lines }) => lines[0])).toEqual(['Regione Toscana', 'Azienda USL Toscana Centro']);
    expect(card.funding).toEqual({ eu: true });
    const { stripLines } = composeScene(card, formats.og, loadTypefaces()).scene;
    const [host, partnerName] = stripLines.slice(-2);
    expect(partnerName?.baseline).toBe(host?.baseline);
    expect(partnerName?.x).toBeGreaterThan((host?.x ?? 0) + (host?.width ?? 0));
  });
});

describe('a feed', () => {
  it('does not put three equal grounds in a row', () => {
    const days = ['2025-06-10', '2025-06-11', '2025-06-12', '2025-06-13', '2025-06-14'];
    const content = sampleContent({ touchpoints: days.map((publishAt, at) => ({ id: `prova-${at}`, publishAt })) });
    const grounds = days.map(
      (_, at) => composeCard({ content, today }, { type: 'touchpoint', id: `prova-${at}` }).ground ?? 'notte',
    );
    expect(grounds).toEqual(['notte', 'campo', 'notte', 'campo', 'notte']);
  });

  it('leaves two equal grounds as they are', () => {
    const content = sampleContent({
      touchpoints: [
        { id: 'uno', publishAt: '2025-06-10' },
        { id: 'due', publishAt: '2025-06-11' },
      ],
    });
    expect(composeCard({ content, today }, { type: 'touchpoint', id: 'due' }).ground).toBeUndefined();
  });
});

describe('a long value', () => {
  it.each([
    ['1,38 mld di euro', ['1,38 mld', 'di euro stanziati dal PNRR']],
    ['60.000', ['60.000', 'stanziati dal PNRR']],
    ['fino a 100', ['fino a 100', 'stanziati dal PNRR']],
  ])('%s', (value, words) => {
    const { number, title } = figureWords({ value, label: 'stanziati dal PNRR' });
    expect([number, title]).toEqual(words);
  });
});

describe('what a build draws', () => {
  it('is nothing of a draft or of a touchpoint under embargo, unless for the staff', () => {
    const content = sampleContent({
      touchpoints: [{}, { id: 'bozza', state: 'draft' }, { id: 'domani', publishAt: '2025-09-16' }],
    });
    const drawn = (area: 'public' | 'staff') =>
      new Set(
        cardJobs(content, area, today).flatMap(({ subject }) => (subject.type === 'touchpoint' ? [subject.id] : [])),
      );
    expect([...drawn('public')]).toEqual(['punto-unico-bluesky']);
    expect([...drawn('staff')]).toEqual(['punto-unico-bluesky', 'bozza', 'domani']);
  });

  it('is the common formats and those of the channel, and one card for every page', () => {
    const content = sampleContent({ channels: [{ id: 'bluesky', network: 'bluesky', formats: ['bluesky', 'og'] }] });
    const ids = cardJobs(content, 'staff', today)
      .filter(({ subject }) => subject.type === 'touchpoint')
      .map(({ format }) => format);
    expect(ids).toEqual(['bluesky', 'og', 'square', 'story']);
    const folders = pageSubjects(content).map((subject) => subjectFolder(content, subject));
    expect(folders).toEqual([
      'pagine/home',
      'pagine/fse-toscana',
      'pagine/fse-toscana/messaggi/punto-unico',
      'pagine/fse-toscana/eventi/forum-risk',
    ]);
    expect(findSubject(content, 'pagine/fse-toscana')).toEqual({ type: 'campaign', id: 'fse-toscana' });
    expect(findSubject(content, 'pagine/altro')).toBeUndefined();
  });
});

describe('a borrowed text', () => {
  it.each([
    ['Breve.', 'Breve.'],
    ['Prima frase. Seconda frase più lunga.', 'Prima frase.'],
    ['Una frase che ha una virgola, e poi continua a lungo', 'Una frase che ha una virgola'],
    ['Una frase che ha una virgola, e poi si conclude.', 'Una frase che ha una virgola.'],
    ['Una frase senza pause che va avanti molto a lungo', 'Una frase senza pause…'],
  ])('%s', (text, short) => {
    expect(shorten(text, 32)).toBe(short);
  });
});
