import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Collector, type CollectorOptions, createCollector } from './collector.ts';

/** A collector behind its own HTTP server. */
export interface ServedCollector {
  readonly collector: Collector;
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests, answers those begun that end in time, writes and closes. */
  readonly stop: () => Promise<void>;
}

/** A slow sender is cut off after this, in milliseconds. */
const SLOWEST_REQUEST_MS = 15_000;
/** How often slow requests are looked for. */
const LOOKED_FOR_EVERY_MS = 2_000;
/** An idle connection is kept longer than a proxy in front keeps it (60 s): who closes it first must not be the one that answers. */
const IDLE_CONNECTION_MS = 65_000;

/** Serves a collector; port 0 takes a free one. Rejects if the port is taken or the file can't be used. */
export async function serveCollector(
  options: CollectorOptions & { readonly port: number; readonly host?: string },
): Promise<ServedCollector> {
  const collector = createCollector(options);
  const limits = {
    requestTimeout: SLOWEST_REQUEST_MS,
    connectionsCheckingInterval: LOOKED_FOR_EVERY_MS,
    keepAliveTimeout: IDLE_CONNECTION_MS,
  };
  const server = createServer(limits, (request, response) => {
    collector.handle(request, response).then(
      (handled) => handled || response.writeHead(404).end(),
      () => response.headersSent || response.writeHead(500).end(),
    );
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host ?? '127.0.0.1', resolve);
    });
  } catch (error) {
    await collector.close();
    throw error;
  }
  const { address, port } = server.address() as AddressInfo;
  return {
    collector,
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    async stop() {
      // A closed server looks for slow requests no more.
      const late = setTimeout(() => server.closeAllConnections(), SLOWEST_REQUEST_MS);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(late);
      await collector.close();
    },
  };
}
