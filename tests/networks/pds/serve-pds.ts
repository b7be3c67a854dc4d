import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveIdentities } from './serve-identities.ts';

/**
 * A Bluesky server on this machine (`@atproto/pds`, the one bsky.social runs), in a process of its own, without the
 * network: it prints its address and stops when its standard input ends.
 */
interface PdsPackage {
  envToCfg(env: object): object;
  envToSecrets(env: object): object;
  PDS: { create(config: object, secrets: object): Promise<{ start(): Promise<unknown> }> };
}

// Not written as literals: the packages live in this folder's own node_modules, which the product never has.
const [pdsName, plcName] = ['@atproto/pds', '@did-plc/lib'];
const { envToCfg, envToSecrets, PDS } = (await import(pdsName)) as PdsPackage;
const data = mkdtempSync(join(tmpdir(), 'filo-pds-'));
const secret = () => randomBytes(32).toString('hex');
const port = await freePort();
const env = {
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: data,
  blobstoreDiskLocation: join(data, 'blobs'),
  didPlcUrl: await serveIdentities((await import(plcName)) as Parameters<typeof serveIdentities>[0]),
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  rateLimitsEnabled: false,
  disableSsrfProtection: true,
  plcRotationKeyK256PrivateKeyHex: secret(),
  jwtSecret: secret(),
  adminPassword: secret(),
};
const pds = await PDS.create(envToCfg(env), envToSecrets(env));
await pds.start();
process.stdout.write(`http://localhost:${port}\n`);
process.stdin.resume().on('end', () => {
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
});

/** Its address goes into the identities, so the port is known before it listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const found = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return found;
}
