import { describe, expect, it } from 'vitest';
import { kitPosters, printKitPoster } from '#integration/kit-posters.ts';
import { layOutPoster } from '#posters/render-poster.ts';
import { posterContent, site, today } from './sample-posters.ts';

const files = [
  { type: 'poster', layout: 'a4', of: { type: 'message', id: 'punto-unico' }, touchpoint: 'bacheca' },
  { type: 'poster', layout: 'a5', of: { type: 'course', id: 'fad' } },
] as const;

describe('the posters of a kit', () => {
  const content = posterContent([...files]);
  const [touchpoint] = content.touchpoints;
  if (!touchpoint) throw new Error('no touchpoint');

  it('are those that carry its code, in every way they are printed', async () => {
    const print = printKitPoster({ content, site, today });
    const found = await kitPosters({ content, area: 'public', today }, touchpoint, print);
    expect([...found.keys()]).toEqual([
      'locandina-prova-a4.pdf',
      'locandina-prova-a4-tipografia.pdf',
      'locandina-prova-a4-risparmio.pdf',
    ]);
    for (const pdf of found.values()) expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('carry the name of a partner in its own kit', async () => {
    const partnered = posterContent([...files], { campaign: { supporters: ['regione-toscana'] } });
    const context = { content: partnered, site, today };
    const poster = { asset: partnered.get('assets', 'locandina-prova'), file: files[0] };
    const names = (printed: ReturnType<typeof layOutPoster>) =>
      printed.job.sheets.flatMap((sheet) => sheet.stripLines.map((line) => line.text)).join(' ');
    expect(names(layOutPoster({ ...context, ...poster }))).not.toContain('ESTAR');
    expect(names(layOutPoster({ ...context, ...poster, partner: 'estar' }))).toContain('ESTAR');
    expect(await printKitPoster({ ...context, partner: 'estar' })(poster, 'plain')).not.toEqual(
      await printKitPoster(context)(poster, 'plain'),
    );
  });
});
