import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadContent } from '#sources/load-content.ts';
import {
  courseHours,
  figureValues,
  forbidden,
  members,
  noteIds,
  partnershipKpis,
  reports,
  roadmap,
  services,
  tuscanKpis,
} from './facts.ts';

const root = new URL('../..', import.meta.url).pathname;
const { content, files, problems } = await loadContent(root);
const digest = (word: string) => createHash('sha256').update(word).digest('hex').slice(0, 16);

describe('the figures of the sources', () => {
  it('reads without a problem', () => {
    expect(problems).toEqual([]);
  });

  it('shows every figure as the sources write it, and no other', () => {
    const shown = Object.fromEntries(content.campaigns.flatMap((c) => c.figures.map((f) => [f.id, f.value])));
    expect(shown).toEqual(figureValues);
  });

  it('gives every figure and table a source of its own campaign', () => {
    for (const campaign of content.campaigns) {
      for (const { sources } of [...campaign.figures, ...campaign.tables]) {
        expect(campaign.sources).toEqual(expect.arrayContaining(sources));
      }
    }
  });

  it('repeats the table of the reports handed over', () => {
    expect(content.table('referti-conferiti')?.rows).toEqual(reports);
  });

  it('repeats the table of the digital services', () => {
    const rows = content.table('servizi-digitali')?.rows ?? [];
    expect(rows.map(([name, , increase, total]) => [name, increase, total])).toEqual(services);
    expect(content.table('servizi-digitali')?.note).toBe('pagamenti-piemonte');
  });
});

describe('targets and deadlines', () => {
  it('repeats the seventeen KPIs of the partnership', () => {
    const kpis = content.plan('promis-partenariato')?.kpis ?? [];
    const rows = kpis.map(({ code, group, target, deadline }) => [code, group?.slice(0, 3), target, deadline]);
    expect(rows).toEqual(partnershipKpis);
  });

  it('repeats the targets of the Tuscan programme', () => {
    const kpis = content.plan('fse-toscana')?.kpis ?? [];
    expect(kpis.map(({ id, target, atMost, deadline }) => [id, target, atMost, deadline])).toEqual(tuscanKpis);
  });

  it('counts the posts of the whole programme, on social networks only, for KPI 2.2', () => {
    const kpi = content.plan('promis-partenariato')?.kpis.find(({ code }) => code === '2.2');
    expect(kpi?.measure).toEqual({
      type: 'touchpoints',
      channelKind: 'social',
      state: 'published',
      scope: 'programme',
    });
  });

  it('gives every course the hours of its source, with the note where they disagree', () => {
    expect(content.courses.map(({ id, format, hours }) => [id, format, hours])).toEqual(courseHours);
    expect(content.get('courses', 'fsc-mmg-front-office').notes).toContain('ore-fsc');
    expect(content.get('courses', 'res-formatori').notes).toContain('ore-formatori');
    expect(content.get('courses', 'res-apicali').notes).toContain('ore-apicali');
  });

  it('dates the two events of the sources', () => {
    const { start, end, venue } = content.get('events', 'forum-risk-management-2024');
    expect([start, end, venue?.name]).toEqual(['2024-11-26', '2024-11-29', 'Arezzo Fiere e Congressi']);
    expect(content.get('events', 'presentazione-partnership-2024').start).toBe('2024-05-30');
  });

  it('repeats the roadmap', () => {
    const phases = content.plan('fse-toscana')?.phases.filter(({ track }) => track === 'training') ?? [];
    expect(phases.map(({ start, end }) => [start, end])).toEqual(roadmap);
    expect(new Set(phases.map(({ note }) => note))).toEqual(new Set(['abbinamento-roadmap']));
  });
});

describe('what the sources do not say', () => {
  it('gives no measurement, no record of a post, no published touchpoint', () => {
    expect(content.plans.flatMap(({ kpis }) => kpis.flatMap(({ measurements }) => measurements))).toEqual([]);
    expect(content.posted).toEqual([]);
    expect(content.touchpoints.filter(({ state }) => state === 'published')).toEqual([]);
  });

  it('gives no ECM credits, seats, registration, contacts', () => {
    for (const event of content.events) expect([event.ecm, event.registration]).toEqual([undefined, undefined]);
    for (const course of content.courses) expect(course.enrolment?.url).toBeUndefined();
    const contacts = [
      ...content.campaigns.map(({ contact }) => contact),
      ...content.audiences.map(({ contact }) => contact),
      ...content.organisations.map(({ contact }) => contact),
      content.site.feedbackEmail,
      content.site.privacyContact,
      content.site.accessibilityStatement,
    ];
    expect(contacts.filter((contact) => contact !== undefined)).toEqual([]);
  });

  it('marks as to confirm every need that no source states', () => {
    const stated = content.audiences.flatMap(({ needs }) => needs.filter(({ evidence }) => evidence === 'stated'));
    for (const need of stated) expect(need.source, need.id).toBeDefined();
    const open = content.audiences.flatMap(({ needs }) => needs.filter(({ evidence }) => evidence === 'to-confirm'));
    expect(open.length).toBeGreaterThan(0);
  });

  it('writes none of the words that must not be published', () => {
    const found = files.flatMap(({ path, text }) => {
      const words = new Set(text.toLowerCase().match(/[\p{L}\d/]+/gu));
      return [...words].filter((word) => forbidden.has(digest(word))).map((word) => `${path}: ${word}`);
    });
    expect(found).toEqual([]);
    expect(forbidden.has(digest(['61', '2023'].join('/')))).toBe(true);
  });
});

describe('the editorial notes', () => {
  it('begins with the thirteen of the sources, in order', () => {
    expect(content.notes.slice(0, noteIds.length).map(({ id }) => id)).toEqual(noteIds);
  });

  it('refers to every note from a page, a figure, a course, a phase or a KPI', () => {
    const elsewhere = files.filter(({ path }) => path !== 'content/settings/notes.yaml').map(({ text }) => text);
    const all = elsewhere.join('\n');
    const unused = content.notes.filter(({ id }) => !new RegExp(`(?:note: |- |id=")${id}\\b`).test(all));
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  it('names the seventeen members', () => {
    const page = content.get('pages', 'partenariato-promis').body;
    for (const name of members) expect(page).toContain(name);
    const partners = content.get('campaigns', 'promis-partenariato').partners;
    expect(partners.filter((id) => content.get('organisations', id).kind === 'region')).toHaveLength(17);
  });
});
