import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The renderers compared with ours. They live in a folder of the benchmark: the product never installs them. */
const peers = { '@takumi-rs/core': '2.16.3', '@resvg/resvg-js': '2.6.2' } as const;

/** Installs the peers once; gives their folder. */
export function installPeers(): string {
  const folder = join('.cache', 'bench-peers');
  mkdirSync(folder, { recursive: true });
  const installed = Object.keys(peers).every((name) => existsSync(join(folder, 'node_modules', name)));
  if (installed) return folder;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: peers }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  return folder;
}
