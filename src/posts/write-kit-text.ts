import { momentPrecision, momentStart, ROME, romeMinute } from '#model/moment.ts';
import type { Kit, KitPost } from './kit.ts';

const rule = '-'.repeat(64);
const day = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, day: 'numeric', month: 'long', year: 'numeric' });

/** Where the link of a post goes, where that is not its text. */
const linkWords: Partial<Record<KitPost['linkPlace'], string>> = {
  card: 'Il link va nella scheda sotto il testo.',
  bio: 'Il link va nella bio e, come codice QR, nella storia.',
  qr: 'Il link è nel codice QR della card.',
};

/**
 * The kit as a text file a person reads in any program: Windows line ends, so that old ones show it too.
 * @param others names of the files beside the cards and the QR codes.
 */
export function writeKitText(kit: Kit, others: readonly string[] = []): string {
  const head = [
    kit.title.toUpperCase(),
    '',
    `Campagna: ${kit.campaign.name}`,
    `Messaggio: ${kit.message.name}`,
    `Canale: ${kit.channel.name}`,
    `Destinatari: ${kit.audiences.map(({ name }) => name).join(', ')}`,
    `Quando: ${whenWords(kit.publishAt)}`,
    '',
    'LINK DA CONDIVIDERE (tracciato: non accorciarlo con altri servizi)',
    kit.link,
    '',
    'TESTO ALTERNATIVO DELLA CARD',
    kit.alt,
    '',
    'FILE',
    ...kit.images.map(({ file, name, width, height }) => `${file}: ${name}, ${width} × ${height} px`),
    'qr.svg, qr.png: codice QR del link',
    ...others.map((file) => `${file}: da stampare`),
  ];
  const [planned, rest] = [kit.posts.filter(({ main }) => main), kit.posts.filter(({ main }) => !main)];
  const body = [...planned, ...rest].flatMap((post) => tellPost(kit, post));
  return `${[...head, ...body, ''].join('\n')}\n`.replaceAll('\n', '\r\n');
}

function tellPost(kit: Kit, post: KitPost): string[] {
  const size = `${post.length} ${post.unit} su ${post.limit}${post.fits ? '' : ', TROPPO LUNGO'}`;
  const image = kit.images.find(({ url }) => url === post.image);
  const notes = [image && `Immagine: ${image.file}`, linkWords[post.linkPlace]].filter((note) => note !== undefined);
  return ['', rule, `${post.name.toUpperCase()} (${size})`, ...notes, rule, '', post.text];
}

/** `18 giugno 2025, ore 9.30`: the hour, of Rome, only where it is known. */
function whenWords(moment: string): string {
  const at = momentStart(moment);
  const words = day.format(at).replace(/^1 /, '1º ');
  if (momentPrecision(moment) !== 'minute') return words;
  const time = romeMinute(at).slice(11);
  return `${words}, ore ${time.replace(/^0|:00$/g, '').replace(':', '.')}`;
}
