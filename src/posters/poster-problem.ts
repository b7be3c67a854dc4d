import { checkFundingBoxes } from '#cards/check-funding.ts';
import type { Typefaces } from '#cards/typeface.ts';
import { posterLayouts } from '#model/asset.ts';
import type { Asset } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { type PosterFile, printMinimums, unitsPerMm } from './print-size.ts';
import type { Sheet, SheetProblem } from './sheet.ts';

const parts: Readonly<Record<string, string>> = {
  title: 'il titolo',
  testo: 'il testo',
  kicker: "l'occhiello",
  number: 'il numero',
  sign: 'la parola dentro il segno',
  organisations: 'la fascia delle organizzazioni',
};

const things: Readonly<Record<PosterFile['of']['type'], string>> = {
  campaign: 'la campagna',
  message: 'il messaggio chiave',
  audience: 'i destinatari',
  course: 'il percorso',
  event: "l'evento",
  asset: 'il materiale',
  page: 'la pagina',
};

/** A text too long for its paper, told to the editor: which poster, which text, how many characters to take away. */
export function posterProblem({ part, cut }: SheetProblem, asset: Asset, file: PosterFile): Problem {
  const index = asset.files.indexOf(file);
  const what = parts[part] ?? `la voce «${part}»`;
  const todo =
    cut > 0
      ? `togli almeno ${cut} ${cut === 1 ? 'carattere' : 'caratteri'}`
      : 'accorcia i nomi o indica meno organizzazioni';
  return {
    file: asset.file,
    field: `files[${index}]`,
    code: 'LOCANDINA_TROPPO_PIENA',
    message: `${posterLayouts[file.layout]}: ${what} non ci sta nemmeno con il carattere più piccolo. La locandina stampa ${things[file.of.type]} "${file.of.id}": ${todo}.`,
  };
}

/** Characters the faces of the house cannot print; undefined where there are none. */
export function missingCharacters(
  sheets: readonly Sheet[],
  typefaces: Typefaces,
  asset: Asset,
  file: PosterFile,
): Problem | undefined {
  const lines = sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [] : block.lines)),
  );
  const missing = new Set(lines.flatMap(({ text, face }) => [...text].filter((one) => !typefaces[face].has(one))));
  if (missing.size === 0) return undefined;
  return {
    file: asset.file,
    field: `files[${asset.files.indexOf(file)}]`,
    code: 'LOCANDINA_CARATTERE_MANCANTE',
    message: `${posterLayouts[file.layout]}: il carattere tipografico non ha ${[...missing].map((one) => `«${one}»`).join(', ')}. La locandina stampa ${things[file.of.type]} "${file.of.id}": togli questi segni o scrivili a parole.`,
  };
}

/** A page of a funded campaign whose funding block is not as the law asks; undefined when all is well. */
export function fundingProblem(sheets: readonly Sheet[], asset: Asset, file: PosterFile): Problem | undefined {
  const wrong = new Set(sheets.flatMap((sheet) => checkFundingBoxes(sheet)));
  const least = printMinimums.emblem * unitsPerMm;
  if (sheets.some(({ emblem }) => emblem && emblem.height < least)) wrong.add("l'emblema è alto meno di 10 mm");
  if (wrong.size === 0) return undefined;
  return {
    file: asset.file,
    field: `files[${asset.files.indexOf(file)}]`,
    code: 'LOCANDINA_FINANZIAMENTO',
    message: `${posterLayouts[file.layout]}: ${[...wrong].join('; ')}. Accorcia i nomi nella fascia dei loghi o indica meno organizzazioni.`,
  };
}
