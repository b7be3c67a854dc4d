import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a fake network received it. */
interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
  text: string;
}

export type Handler = (request: Received, response: ServerResponse) => void | Promise<void>;

/** A local server that answers as a test says and remembers what it was sent. */
export interface FakeNetwork {
  url: string;
  received: Received[];
  /** What it does with the next requests. */
  handle: Handler;
  close(): Promise<void>;
}

/** Starts a fake network on a port of this machine. */
export async function startFakeNetwork(handle: Handler): Promise<FakeNetwork> {
  const received: Received[] = [];
  const network: FakeNetwork = { url: '', received, handle, close: () => stop(server) };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const entry = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body,
      text: body.toString('utf8'),
    };
    received.push(entry);
    await network.handle(entry, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  network.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return network;
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, data: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data));
}

/** Promises a longer body than it sends, then hangs up. */
export function answerHalf(response: ServerResponse, status: number, data: unknown): void {
  const text = JSON.stringify(data);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(text.length) });
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
