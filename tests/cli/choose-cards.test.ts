import { describe, expect, it } from 'vitest';
import { formatIds } from '#model/format.ts';
import { assetNamed, campaignNamed, formatNamed, partnerNamed, sheetNamed } from '../../src/cli/choose-cards.ts';

const campaigns = [{ id: 'fse-toscana' }, { id: 'fse-piemonte' }];
const organisations = [
  { id: 'regione-toscana', partner: true },
  { id: 'regione-puglia', partner: false },
];

describe('an option of npm run cards', () => {
  it('is taken where it names something', () => {
    expect(formatNamed('story')).toBe('story');
    expect(campaignNamed(campaigns, 'fse-toscana')).toBe('fse-toscana');
    expect(partnerNamed(organisations, 'regione-toscana')).toBe('regione-toscana');
    expect(sheetNamed('provini/tutte.PNG')).toBe('provini/tutte.PNG');
  });

  it.each([
    [() => formatNamed('strory'), `Il formato "strory" non esiste. Forse "story"? Formati: ${formatIds.join(', ')}.`],
    [
      () => campaignNamed(campaigns, 'fse-toscan'),
      'La campagna "fse-toscan" non esiste. Forse "fse-toscana"? Campagne: fse-toscana, fse-piemonte.',
    ],
    [
      () => partnerNamed(organisations, 'regione-puglia'),
      'L\'organizzazione "regione-puglia" non riceve un kit proprio: si decide nella sua scheda. Con un kit: regione-toscana.',
    ],
    [() => partnerNamed([], 'asl-99'), 'L\'organizzazione "asl-99" non esiste. Con un kit: nessuno.'],
    [
      () =>
        assetNamed(
          [
            { id: 'locandina-fad', files: [{ type: 'poster' }] },
            { id: 'slide', files: [] },
          ],
          'slide',
        ),
      'Nessuna locandina nel materiale "slide". Materiali con locandine: locandina-fad.',
    ],
    [
      () => sheetNamed('provino.jpg'),
      'Il provino è un\'immagine PNG: dagli un nome che finisca in .png, non "provino.jpg".',
    ],
  ])('is refused in Italian where it names nothing: %#', (choose, message) => {
    expect(choose).toThrow(new RangeError(message));
  });
});
