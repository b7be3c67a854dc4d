/** A Bluesky server on this machine: PDS and PLC, in memory, without the network. */
export interface Pds {
  url: string;
  close(): Promise<void>;
}

interface DevEnv {
  TestNetworkNoAppView: {
    create(options: { dbPostgresSchema: string }): Promise<{ pds: { url: string }; close(): Promise<void> }>;
  };
}

/** Starts the server installed by `install-pds.ts`. */
export async function startPds(): Promise<Pds> {
  // Not written as a literal: the package lives in this folder's own node_modules, which the product never has.
  const name = '@atproto/dev-env';
  const { TestNetworkNoAppView } = (await import(/* @vite-ignore */ name)) as DevEnv;
  const network = await TestNetworkNoAppView.create({ dbPostgresSchema: 'filo' });
  return { url: network.pds.url, close: () => network.close() };
}
