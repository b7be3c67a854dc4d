import { openDialog } from '#admin/body/open-dialog.ts';
import { fieldOrder } from '#admin/config/cms-config.ts';
import { fieldLabels } from '#admin/config/field-label.ts';
import { commonPairs } from '#admin/format/merge-body.ts';
import { mergeEntries } from '#admin/format/merge-entries.ts';
import { el } from '#admin/widgets/build-element.ts';
import { collections, locate } from '#model/collections.ts';
import type { DataFile } from './implementation.ts';

/** What is known of a file that changed while it was being edited. */
export interface Conflict {
  path: string;
  /** Text there now; absent where the file was deleted. */
  theirs?: string;
  hash?: string;
  /** Text both versions started from, where it is not the one that was opened. */
  base?: string;
  who: string;
  at?: string;
}

/** A decision: the file to save instead, and whether the form has to be read again after it. */
export interface Decision {
  file: DataFile;
  reload: boolean;
}

/** Shows both versions and asks which to keep; undefined where the editor goes back to the form, nothing lost. */
export async function askConflict(
  conflict: Conflict,
  mine: DataFile,
  base: string | undefined,
): Promise<Decision | undefined> {
  const { path, theirs, hash, who, at } = conflict;
  const merged =
    theirs === undefined || base === undefined ? undefined : tryMerge(path, conflict.base ?? base, mine.raw, theirs);
  let decision: Decision | undefined;
  const choose = (label: string, file: DataFile, reload: boolean) =>
    el('button', {
      type: 'submit',
      className: 'red-pulsante',
      textContent: label,
      onclick: () => {
        decision = { file, reload };
      },
    });
  const { base: _opened, ...fresh } = mine;
  const again: DataFile = hash === undefined ? fresh : { ...mine, base: hash };
  const when =
    at === undefined
      ? ''
      : ` alle ${new Date(at).toLocaleTimeString('it-IT', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' })}`;
  const told = theirs === undefined ? `Il file ${path} è stato eliminato` : `Il file ${path} è stato cambiato${when}`;
  const content = el(
    'div',
    { className: 'red-conflitto' },
    el('p', { textContent: `${told} da ${who}. Quello che hai scritto è ancora qui: niente è stato salvato o perso.` }),
    theirs !== undefined && versions(mine.raw, theirs),
    merged &&
      'clashes' in merged &&
      el('p', {
        textContent: `Avete cambiato tutti e due: ${merged.clashes.map((key) => named(path, key)).join(', ')}.`,
      }),
    el(
      'p',
      { className: 'red-azioni' },
      merged && 'text' in merged && choose('Unisci le due versioni', { ...again, raw: merged.text }, true),
      choose(
        theirs === undefined ? 'Ricrea il file con la mia versione' : 'Salva la mia al posto dell’altra',
        again,
        false,
      ),
    ),
  );
  await openDialog(content, { title: 'Due persone sullo stesso file' });
  return decision;
}

function tryMerge(
  path: string,
  base: string,
  mine: string,
  theirs: string,
): { text: string } | { clashes: string[] } | undefined {
  const name = locate(path)?.name;
  if (!name) return undefined;
  try {
    return mergeEntries(collections[name].body ? 'mdx' : 'yaml', { base, mine, theirs }, fieldOrder(name));
  } catch {
    return undefined;
  }
}

/** A field as its form calls it. */
function named(path: string, key: string): string {
  const name = locate(path)?.name;
  const label = name && fieldLabels(name, key).at(-1);
  return label ? `«${label}»` : key;
}

/** Both texts side by side, the lines that differ marked. */
function versions(mine: string, theirs: string): HTMLElement {
  const [my, their] = [mine.split(/\r?\n/), theirs.split(/\r?\n/)];
  const pairs = commonPairs(my, their);
  const kept = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))] as const;
  const column = (title: string, lines: string[], same: Set<number>) =>
    el(
      'section',
      {},
      el('h3', { textContent: title }),
      el(
        'pre',
        { tabIndex: 0, 'aria-label': title },
        ...lines.map((line, i) => el(same.has(i) ? 'span' : 'mark', { textContent: `${line}\n` })),
      ),
    );
  return el(
    'div',
    { className: 'red-versioni' },
    column('La tua versione', my, kept[0]),
    column('L’altra versione', their, kept[1]),
  );
}
