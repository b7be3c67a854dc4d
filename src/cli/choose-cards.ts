import { extname } from 'node:path';
import { type FormatId, formatIds } from '#model/format.ts';
import { hint, nearest } from '#sources/suggest.ts';

/** What the options of `npm run cards` and `npm run posters` may name: who mistypes one reads, in Italian, which ones there are. */

/** @throws RangeError where no format is called so. */
export function formatNamed(name: string): FormatId {
  const id = formatIds.find((one) => one === name);
  if (id) return id;
  const near = nearest(name, formatIds);
  throw new RangeError(
    `Il formato "${name}" non esiste.${near ? ` Forse "${near}"?` : ''} Formati: ${formatIds.join(', ')}.`,
  );
}

/** @throws RangeError where no campaign has the id. */
export function campaignNamed(campaigns: readonly { id: string }[], id: string): string {
  const ids = campaigns.map((one) => one.id);
  if (ids.includes(id)) return id;
  throw new RangeError(`La campagna "${id}" non esiste.${hint(id, ids, 'Campagne')}`);
}

/** @throws RangeError where no material with a poster has the id. */
export function assetNamed(assets: readonly { id: string; files: readonly { type: string }[] }[], id: string): string {
  const ids = assets.filter(({ files }) => files.some(({ type }) => type === 'poster')).map((one) => one.id);
  if (ids.includes(id)) return id;
  throw new RangeError(`Nessuna locandina nel materiale "${id}".${hint(id, ids, 'Materiali con locandine')}`);
}

/** @throws RangeError where the organisation has no kit of its own. */
export function partnerNamed(organisations: readonly { id: string; partner: boolean }[], id: string): string {
  const partners = organisations.filter((one) => one.partner).map((one) => one.id);
  if (partners.includes(id)) return id;
  const known = organisations.some((one) => one.id === id);
  const what = known ? 'non riceve un kit proprio: si decide nella sua scheda.' : 'non esiste.';
  throw new RangeError(`L'organizzazione "${id}" ${what}${hint(id, partners, 'Con un kit')}`);
}

/** @throws RangeError where the file of the sheet would not be a PNG by its name. */
export function sheetNamed(path: string): string {
  if (extname(path).toLowerCase() === '.png') return path;
  throw new RangeError(`Il provino è un'immagine PNG: dagli un nome che finisca in .png, non "${path}".`);
}
