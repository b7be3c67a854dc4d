import type { Kit, KitPost } from './kit.ts';

const rule = '-'.repeat(64);

/** The kit as a text file a person reads in any program: Windows line ends, so that old ones show it too. */
export function writeKitText(kit: Kit): string {
  const head = [
    kit.title.toUpperCase(),
    '',
    `Campagna: ${kit.campaign.name}`,
    `Messaggio: ${kit.message.name}`,
    `Canale: ${kit.channel.name}`,
    `Destinatari: ${kit.audiences.map(({ name }) => name).join(', ')}`,
    `Quando: ${kit.publishAt.replace('T', ', ore ')}`,
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
  ];
  const [planned, others] = [kit.posts.filter(({ main }) => main), kit.posts.filter(({ main }) => !main)];
  const body = [...planned, ...others].flatMap(tellPost);
  return `${[...head, ...body, ''].join('\n')}\n`.replaceAll('\n', '\r\n');
}

function tellPost(post: KitPost): string[] {
  const size = `${post.length} ${post.unit} su ${post.limit}${post.fits ? '' : ', TROPPO LUNGO'}`;
  return ['', rule, `${post.name.toUpperCase()} (${size})`, rule, '', post.text];
}
