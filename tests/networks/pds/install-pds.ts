import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Installs the PDS of this folder and compiles its database for the Node that runs this, unless that was done already. */
export function installPds(): void {
  const lock = join(here, 'package-lock.json');
  const installed = join(here, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  const database = join(here, 'node_modules', 'better-sqlite3');
  const stamp = join(database, 'build', `compiled-for-${process.version}`);
  if (existsSync(stamp)) return;
  // Headers come from the package of the same Node: node-gyp would take those of whatever Node the machine has.
  const headers = join(here, 'node_modules', `node-linux-${process.arch}`);
  const { version } = JSON.parse(readFileSync(join(headers, 'package.json'), 'utf8')) as { version: string };
  if (`v${version}` !== process.version) {
    throw new Error(
      `tests/networks/pds: headers of Node ${version}, but this is ${process.version}: align its package.json.`,
    );
  }
  const gyp = join(here, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  run(process.execPath, [gyp, 'rebuild', '--release', `--nodedir=${headers}`], database);
  writeFileSync(stamp, '');
}

function run(command: string, args: string[], cwd = here): void {
  // The machine's own npm settings (npm_config_nodedir above all) would win over the ones given here.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_nodedir$/i.test(name)));
  const { status, error, stderr } = spawnSync(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) return;
  const said = stderr?.toString('utf8').slice(-2000) ?? '';
  throw new Error(`${command} ${args[0]} failed in ${cwd}: ${error?.message ?? `exit code ${status}`}\n${said}`);
}
