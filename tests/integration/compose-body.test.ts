import { expect, it } from 'vitest';
import { composeBody } from '#integration/compose-body.ts';

it('writes Markdown as HTML, with ids on its headings', async () => {
  const parts = await composeBody(
    '## Un titolo\n\nTesto **forte**, [link](https://www.esempio.it/).\n\n| a | b |\n|---|--:|\n| 1 | 2 |',
  );
  expect(parts).toHaveLength(1);
  expect(parts[0]).toContain('<h2 id="un-titolo">Un titolo</h2>');
  expect(parts[0]).toContain('<p>Testo <strong>forte</strong>, <a href="https://www.esempio.it/">link</a>.</p>');
  expect(parts[0]).toContain('<td align="right">2</td>');
});

it('leaves a component its place: inside a sentence, alone on its line, around other words', async () => {
  expect(await composeBody('Sono <Dato id="persone" /> in tutto.')).toEqual([
    '<p>Sono ',
    { name: 'Dato', attributes: { id: 'persone' }, parts: [] },
    ' in tutto.</p>',
  ]);
  expect(await composeBody('<Dato id="persone" forma="grande" />')).toEqual([
    { name: 'Dato', attributes: { id: 'persone', forma: 'grande' }, parts: [] },
  ]);
  const [steps] = await composeBody('<Passi>\n\n1. Con <Termine id="fse">il fascicolo</Termine>\n2. due\n\n</Passi>');
  expect(steps).toMatchObject({ name: 'Passi', attributes: {} });
  expect(JSON.stringify(steps)).toContain('{"name":"Termine","attributes":{"id":"fse"},"parts":["il fascicolo"]}');
});

it('shows nothing of a note for the editors, and braces as they are', async () => {
  expect(await composeBody('Prima. {/* una nota */} Dopo \\{qui\\}.')).toEqual(['<p>Prima.  Dopo {qui}.</p>']);
  expect(await composeBody('{/* una nota */}')).toEqual([]);
});

it('refuses what the check refuses, in the same words', async () => {
  await expect(composeBody('Testo.\n\n<script>x</script>')).rejects.toThrow('[COMPONENTE_SCONOSCIUTO]');
});
