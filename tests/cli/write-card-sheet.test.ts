import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCardSheet } from '../../src/cli/write-card-sheet.ts';
import { sampleContent } from '../posts/sample-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'filo-sheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const today = new Date('2025-09-15T10:00:00Z');
const isTouchpoint = ({ subject }: { subject: { type: string } }) => subject.type === 'touchpoint';

describe('a contact sheet', () => {
  it('makes its folder, leaves out the cards that cannot be drawn and says which', async () => {
    const path = join(folder, 'provini/settembre/tutte.png');
    const content = sampleContent({
      touchpoints: [
        { id: 'una', card: { title: 'Un punto unico', sign: [] } },
        { id: 'altra', card: { title: 'Buon lavoro 🎉', sign: [] } },
      ],
    });
    const { drawn, problems } = await writeCardSheet({ content, today }, path, isTouchpoint, 'square');
    expect(drawn).toBe(1);
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ['campaigns/fse-toscana/touchpoints/altra.yaml', 'GLIFO_MANCANTE'],
    ]);
    expect((await sharp(path).metadata()).width).toBe(2448);
  });

  it('is not written where the options leave no card', async () => {
    const path = join(folder, 'vuoto.png');
    const sheet = writeCardSheet({ content: sampleContent(), today }, path, () => false, undefined);
    await expect(sheet).rejects.toThrow('Nessuna card con queste opzioni: il provino non è stato scritto.');
    expect(existsSync(path)).toBe(false);
  });
});
