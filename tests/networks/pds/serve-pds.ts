import { createRequire } from 'node:module';

/**
 * A Bluesky server on this machine (PDS and PLC, in memory, without the network), in a process of its own: it prints its
 * address and stops when its standard input ends.
 */
interface DevEnv {
  TestNetworkNoAppView: {
    create(options: { dbPostgresSchema: string }): Promise<{ pds: { url: string }; close(): Promise<void> }>;
  };
}

keepDatabases();
// Not written as a literal: the package lives in this folder's own node_modules, which the product never has.
const name = '@atproto/dev-env';
const { TestNetworkNoAppView } = (await import(name)) as DevEnv;
const network = await TestNetworkNoAppView.create({ dbPostgresSchema: 'filo' });
process.stdout.write(`${network.pds.url}\n`);
process.stdin.resume().on('end', () => process.exit(0));

/** better-sqlite3 12.11.1 aborts Node 24 when a database or a statement is garbage-collected: here none ever is. */
function keepDatabases(): void {
  type Prepare = (this: object, source: string) => object;
  type DatabaseClass = { new (...args: unknown[]): object; prototype: { prepare: Prepare } };
  const require = createRequire(import.meta.url);
  const path = require.resolve('better-sqlite3');
  const Database = require(path) as DatabaseClass;
  const module = require.cache[path];
  if (!module) return;
  const kept: object[] = [];
  const keep = <T extends object>(made: T): T => {
    kept.push(made);
    return made;
  };
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (source) {
    return keep(prepare.call(this, source));
  };
  module.exports = new Proxy(Database, {
    construct: (target, args, newTarget) => keep(Reflect.construct(target, args, newTarget)),
  });
}
