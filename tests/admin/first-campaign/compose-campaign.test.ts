import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeCampaign, type FirstCampaign, freeId } from '#admin/first-campaign/compose-campaign.ts';
import { idOf } from '#model/id.ts';
import { homeTheme } from '#model/theme.ts';
import { checkContent } from '#sources/check-content.ts';
import { parseContent } from '#sources/load-content.ts';
import { readFiles, type SourceFile } from '#sources/read-files.ts';

const asked: FirstCampaign = {
  name: 'Vaccinarsi in farmacia: la campagna d’autunno',
  short: 'Vaccini in farmacia',
  claim: 'Due minuti, sotto casa',
  summary: 'La campagna che porta le vaccinazioni stagionali nelle farmacie del territorio.',
  start: '2026-10-01',
  end: '2026-12-31',
  organisation: { name: 'Azienda sanitaria di prova', short: 'Azienda sanitaria di prova', kind: 'authority' },
  audiences: [],
  audience: {
    name: 'Farmacisti del territorio',
    short: 'Farmacisti',
    iAm: 'un farmacista del territorio',
    summary: 'Chi vaccina nelle farmacie convenzionate.',
    need: 'Come registro una vaccinazione?',
  },
  message: {
    title: 'Registrare è semplice',
    short: 'La registrazione si fa in tre passi, dal gestionale.',
    proof: 'Il gestionale guida la registrazione passo per passo.',
  },
  channels: ['newsletter', 'linkedin'],
  theme: homeTheme,
  funding: { eu: false, programme: '', mission: '', investment: '' },
};

const check = (files: SourceFile[]) => checkContent(parseContent(files), new Set());

describe('a first campaign', () => {
  it('holds together in an empty repository', () => {
    const files = composeCampaign(asked, parseContent([]).content);
    expect(check(files)).toEqual([]);
    expect(files.map(({ path }) => path).sort()).toMatchSnapshot();
  });

  it('holds together when it is funded', () => {
    const funding = {
      eu: true,
      programme: 'PNRR',
      mission: 'Missione 6, Componente 2',
      investment: 'Sub-investimento 1.3.1',
    };
    expect(check(composeCampaign({ ...asked, funding }, parseContent([]).content))).toEqual([]);
  });

  it('joins the real content without touching it', async () => {
    const { files } = await readFiles(join(import.meta.dirname, '../../..'));
    const before = new Set(check(files).map(({ file, code }) => `${file} ${code}`));
    const { content } = parseContent(files);
    const { audience, ...rest } = asked;
    const fresh = composeCampaign({ ...rest, organisation: 'regione-toscana', audiences: ['mmg-pls'] }, content);
    expect(fresh.filter(({ path }) => files.some((file) => file.path === path))).toEqual([]);
    expect(check([...files, ...fresh]).filter(({ file, code }) => !before.has(`${file} ${code}`))).toEqual([]);
  });

  it('takes an id nobody has', () => {
    expect(idOf('Però, «FSE 2.0»!')).toBe('pero-fse-2-0');
    expect(freeId('FSE', (id) => ['fse', 'fse-2'].includes(id))).toBe('fse-3');
    const long = `${'a'.repeat(55)}-bcd`;
    expect(freeId(long, (id) => id === long)).toBe(`${'a'.repeat(55)}-2`);
  });
});
