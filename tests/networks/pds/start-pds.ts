import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Pds {
  url: string;
  close(): Promise<void>;
}

/** Starts the server installed by `install-pds.ts` in its own process. */
export async function startPds(): Promise<Pds> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./serve-pds.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LOG_ENABLED: 'false', NODE_NO_WARNINGS: '1' },
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const [found] = /https?:\S+/.exec(String(chunk)) ?? [];
      if (found) resolve(found);
    });
    child.on('close', (code) => reject(new Error(`the PDS stopped with ${code} before it listened`)));
  });
  return {
    url,
    close: () => {
      child.stdin.end();
      return closed;
    },
  };
}
