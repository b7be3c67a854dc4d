import { BlockList, isIP } from 'node:net';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Who may tell us the visitor's address in a header: this machine, unless the operator names the proxies. */
export const LOOPBACK = ['127.0.0.0/8', '::1'] as const;

/** Peers whose answer is remembered: few, since most events come through a proxy. */
const REMEMBERED_PEERS = 1000;

/** Tells whether a peer's address is one of the trusted ones (addresses or CIDR blocks; a wrong one throws a RangeError). */
export function trustedPeers(addresses: readonly string[]): (peer: string | undefined) => boolean {
  const list = new BlockList();
  for (const address of addresses) {
    const [network = '', bits] = address.split('/');
    const family = isIP(network);
    if (family === 0) throw new RangeError(`Trusted proxy "${address}" is neither an address nor a CIDR block.`);
    const kind = family === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(network, kind);
    else list.addSubnet(network, Number(bits), kind);
  }
  const remembered = new Map<string, boolean>();
  return (peer = '') => {
    const known = remembered.get(peer);
    if (known !== undefined) return known;
    const plain = peer.replace(/^::ffff:(?=\d+\.)/, '');
    const family = isIP(plain);
    const trusted = family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
    if (remembered.size >= REMEMBERED_PEERS) remembered.clear();
    remembered.set(peer, trusted);
    return trusted;
  };
}

/** The visitor's address: from the headers proxies set, in Plausible's order, if the peer is trusted; else the peer itself. */
export function clientAddress(headers: Headers, peer: string | undefined, trusted: boolean): string {
  const said = trusted ? addressInHeaders(headers) : undefined;
  return said ?? peer ?? '';
}

function addressInHeaders(headers: Headers): string | undefined {
  const single = one(headers['x-plausible-ip']) ?? one(headers['cf-connecting-ip']);
  if (single !== undefined) return withoutPort(single);
  const list = one(headers['b-forwarded-for']) ?? one(headers['x-forwarded-for']);
  if (list !== undefined) return firstAddress(list.split(','));
  const forwarded = /for=([^;,]+)/.exec(one(headers.forwarded) ?? '')?.[1];
  return forwarded === undefined ? undefined : withoutPort(forwarded.replaceAll('"', ''));
}

/** The first of a list that is an address; proxies write `unknown` where they know none. */
function firstAddress(list: readonly string[]): string {
  const plain = list.map((item) => withoutPort(item.trim()));
  return plain.find((item) => isIP(item) !== 0) ?? plain[0] ?? '';
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function withoutPort(address: string): string {
  return address.replace(/(?<=\.\d+|\]):\d+$/, '').replace(/^\[+|\]+$/g, '');
}
