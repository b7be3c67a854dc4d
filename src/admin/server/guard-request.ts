import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  status: number;
  error: string;
}

/** Header that carries the session's token; a custom header, so another origin can't send it without asking first. */
export const tokenHeader = 'x-redazione-token';

/** Why a request is not from this machine under our own name; undefined when it is. A rebound DNS name arrives with its own Host. */
export function refuseForeign(req: IncomingMessage, port: number): Refusal | undefined {
  const { remoteAddress = '' } = req.socket;
  if (!isLoopback(remoteAddress)) {
    return { status: 403, error: 'Il server della redazione risponde solo a questo computer.' };
  }
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${req.socket.localPort ?? port}`);
  if (hosts.includes(req.headers.host ?? '')) return undefined;
  return { status: 403, error: `Indirizzo non ammesso: apri http://127.0.0.1:${port}/admin/.` };
}

/** Why a request may not reach the editor's server; undefined when it may: this machine, our own name, our own pages. */
export function refuseStranger(req: IncomingMessage, port: number): Refusal | undefined {
  const foreign = refuseForeign(req, port);
  if (foreign) return foreign;
  const { origin, host } = req.headers;
  const site = req.headers['sec-fetch-site'];
  const elsewhere = origin !== undefined && origin !== `http://${host}`;
  if (elsewhere || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    return { status: 403, error: 'La richiesta viene da un altro sito.' };
  }
  return undefined;
}

/** Whether a request carries the token of this session. */
export function hasToken(req: IncomingMessage, token: string): boolean {
  const sent = Buffer.from(String(req.headers[tokenHeader] ?? ''));
  const expected = Buffer.from(token);
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
