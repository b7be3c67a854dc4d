import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Content } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import type { Logo } from './card.ts';
import { logoKey } from './compose-card.ts';

/** The image marks in `campaigns/<campaign>/logos/<organisation>.{svg,png}`, drawn once as still PNG. */

export interface Logos {
  logos: ReadonlyMap<string, Logo>;
  problems: Problem[];
}

/** Height at which a mark is kept, px: over 0.9 of the tallest emblem of any format. */
const keptHeight = 160;
/** No mark is shown wider than four emblems. */
const keptWidth = 720;
const mostBytes = 2_000_000;
const limits = { limitInputPixels: 50_000_000 };
/** A drawing that takes longer is not a mark. */
const mostSeconds = 10;

/** Every mark that can be used, and a problem for each that can’t. */
export async function loadLogos(root: string, content: Content): Promise<Logos> {
  const logos = new Map<string, Logo>();
  const problems: Problem[] = [];
  for (const { id: campaign } of content.campaigns) {
    const folder = join('campaigns', campaign, 'logos');
    if (!existsSync(join(root, folder))) continue;
    const files = readdirSync(join(root, folder), { withFileTypes: true }).filter((found) => !found.isDirectory());
    for (const name of files.map((found) => found.name).sort()) {
      if (name.startsWith('.')) continue;
      const file = `campaigns/${campaign}/logos/${name}`;
      const read = await readLogo(content, name, readFileSync(join(root, folder, name)));
      if ('reason' in read) problems.push({ file, code: read.code, message: read.reason });
      else logos.set(logoKey(campaign, name.replace(/\.[^.]+$/, '')), read.logo);
    }
  }
  return { logos, problems };
}

type Read = { logo: Logo } | { code: string; reason: string };

/** One mark by the name of its file; why it can't be one, in Italian. */
export async function readLogo(content: Content, name: string, data: Buffer): Promise<Read> {
  const [, id = '', type = ''] = /^(.*)\.(svg|png)$/i.exec(name) ?? [];
  if (type === '') return refuse('LOGO_TIPO', 'il logo deve essere un file .svg o .png: convertilo.');
  if (!content.find('organisations', id)) {
    return refuse(
      'LOGO_SCONOSCIUTO',
      `nessuna organizzazione ha l'id "${id}": il nome del file deve essere quello della scheda.`,
    );
  }
  if (data.length > mostBytes) {
    const megabytes = (data.length / 1_000_000).toFixed(1).replace('.', ',');
    return refuse(
      'LOGO_PESANTE',
      `il logo pesa ${megabytes} MB e può pesarne 2: esportalo più piccolo, meglio in SVG.`,
    );
  }
  const moving = type.toLowerCase() === 'svg' ? unsafeSvg(data) : data.includes('acTL') ? 'è animato' : undefined;
  if (moving)
    return refuse(
      'LOGO_ANIMATO',
      `il logo ${moving}: le card vogliono un'immagine ferma, senza script né file esterni.`,
    );
  try {
    const { format } = await sharp(data, limits).metadata();
    if (format !== 'svg' && format !== 'png')
      return refuse(
        'LOGO_TIPO',
        `il file si chiama .${type} ma contiene un'immagine ${format.toUpperCase()}: salvalo di nuovo come SVG o PNG.`,
      );
    const logo = await stillPng(data);
    return logo ? { logo } : refuse('LOGO_INVISIBILE', invisible);
  } catch {
    return refuse('LOGO_ILLEGGIBILE', 'il logo non si riesce a leggere o è vuoto: salvalo di nuovo come SVG o PNG.');
  }
}

function unsafeSvg(data: Buffer): string | undefined {
  const text = data.toString('utf8');
  if (/<(?:animate|animateTransform|animateMotion|set)\b|@keyframes/i.test(text)) return 'è animato';
  if (/<(?:script|foreignObject|!ENTITY)\b|\son\w+\s*=|href\s*=\s*["'](?!#|data:image\/)/i.test(text))
    return 'contiene codice o file esterni';
  if (/@import|url\(\s*["']?\s*(?!["'#\s]|data:image\/)/i.test(text)) return 'contiene codice o file esterni';
  return undefined;
}

const invisible = 'il logo è bianco o quasi: sulla fascia bianca delle card non si vede. Mettine la versione a colori.';
/** The lightest grey still told from white: a contrast of 1.3. */
const palest = 226;

/**
 * Trimmed of its empty margins; undefined where nothing of it would be seen on white.
 * @throws where the data is no image, or an empty one.
 */
async function stillPng(data: Buffer): Promise<Logo | undefined> {
  const { density: dpi = 72, width = 1, height = 1 } = await sharp(data, limits).metadata();
  // A small vector is read at a higher density, so that it is not enlarged after.
  const wanted = Math.max(1, keptHeight / height, 1);
  const isVector = data.subarray(0, 400).toString('latin1').includes('<');
  const source = isVector ? sharp(data, { ...limits, density: Math.min(2400, dpi * wanted * 2) }) : sharp(data, limits);
  const image = source.ensureAlpha().trim({ background: { r: 0, g: 0, b: 0, alpha: 0 } });
  const { data: png, info } = await image
    .resize({ width: keptWidth, height: keptHeight, fit: 'inside', withoutEnlargement: width > 8 && height > 8 })
    .png()
    .timeout({ seconds: mostSeconds })
    .toBuffer({ resolveWithObject: true });
  const { isOpaque, channels: bands } = await sharp(png).stats();
  if (!isOpaque && (bands.at(-1)?.max ?? 0) === 0) throw new RangeError('empty mark');
  const printed = await sharp(png).flatten({ background: '#FFFFFF' }).greyscale().raw().toBuffer();
  if (printed.every((grey) => grey > palest)) return undefined;
  return {
    href: `data:image/png;base64,${png.toString('base64')}`,
    width: info.width,
    height: info.height,
    digest: createHash('sha256').update(png).digest('hex').slice(0, 32),
  };
}

function refuse(code: string, reason: string): Read {
  return { code, reason };
}
