import { writeFileSync } from 'node:fs';
import { drawArchitecture, importGraph } from './draw-architecture.ts';
import { drawReadmeCards } from './draw-readme-cards.ts';
import { drawLicences, listThirdParties } from './list-licences.ts';

/** Writes the documents that are read from the code: `node docs/generate/write-docs.ts architecture|cards|licences`. */
const documents: Record<string, [file: string, draw: () => string | Promise<Uint8Array>]> = {
  architecture: ['docs/architettura.md', () => drawArchitecture(importGraph('src'))],
  cards: ['docs/immagini/filo.png', () => drawReadmeCards('.')],
  licences: ['docs/licenze-terze-parti.md', () => drawLicences(listThirdParties('.'))],
};

for (const name of process.argv.slice(2)) {
  const document = documents[name];
  if (!document) throw new RangeError(`"${name}" is not a document: ${Object.keys(documents).join(', ')}.`);
  const [file, draw] = document;
  writeFileSync(file, await draw());
  console.log(file);
}
