import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNames, values, wholeNumber, zoneNamed } from '../../src/cli/read-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'filo-collect-'));
const absent = join(folder, 'absent.db');
const own = join(folder, 'own.db');
writeFileSync(own, '');
const collect = (...args: string[]) =>
  spawnSync(process.execPath, ['src/cli/collect.ts', ...args], { encoding: 'utf8', timeout: 120_000 });

describe('npm run collect refuses, in one line,', () => {
  it.each([
    ['an option it has not', ['--site', 'a.test', '--db', absent, '--api-kye', 'x'], 'There is no option --api-kye'],
    [
      'a time zone that is none',
      ['--site', 'a.test', '--db', absent, '--timezone', 'Europe/Roma'],
      '--timezone "Europe/Roma"',
    ],
    [
      'to copy a database that is not there',
      ['backup', join(folder, 'copy.db'), '--db', absent],
      'There is no database',
    ],
    ['to copy a database onto itself', ['backup', own, '--db', own], 'is the database itself'],
    [
      'a key that is empty',
      ['--site', 'a.test', '--db', absent, '--api-key', ''],
      'The option --api-key needs a value.',
    ],
    ['to tidy a database that is not there', ['retain', '10', '--db', absent], 'There is no database'],
  ])('%s', (_, args, said) => {
    const { status, stderr } = collect(...args);
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain(said);
    expect(existsSync(absent)).toBe(false);
  });
});

it('takes the key that may ask from the environment, where no other user of the machine sees it', async () => {
  const args = ['src/cli/collect.ts', '--port', '0', '--db', join(folder, 'keyed.db'), '--site', 'a.test'];
  const child = spawn(process.execPath, args, { env: { ...process.env, FILO_STATS_KEY: 'unseen' } });
  try {
    const [line] = await once(child.stdout, 'data');
    const [url] = /http:\S+/.exec(String(line)) ?? [];
    const ask = async (key: string) => {
      const body = JSON.stringify({ site_id: 'a.test', metrics: ['visitors'], date_range: 'all' });
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      return (await fetch(`${url}/api/v2/query`, { method: 'POST', headers, body })).status;
    };
    expect(await ask('unseen')).toBe(200);
    for (const other of ['', 'undefined', 'guess']) expect(await ask(other)).toBe(401);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

describe('options', () => {
  it('that are numbers are whole and not too low', () => {
    expect(wholeNumber('keep-days', undefined, 1)).toBeUndefined();
    expect(wholeNumber('keep-days', '395', 1)).toBe(395);
    for (const text of ['', 'zero', '0', '-5', '1.5', '10k', 'Infinity'])
      expect(() => wholeNumber('keep-days', text, 1), text).toThrow('--keep-days');
  });

  it('are known by name, and may be repeated', () => {
    expect(() => checkNames(['--site', 'a', '--site=b', '--help', 'x'], ['site'])).not.toThrow();
    expect(() => checkNames(['--sites=b'], ['site'])).toThrow('--sites');
    expect(values(['--site', 'a', '--db', 'x', '--site=b'], '--site')).toEqual(['a', 'b']);
  });

  it('of time are a zone, the machine’s own if absent', () => {
    expect(zoneNamed('Europe/Rome')).toBe('Europe/Rome');
    expect(zoneNamed(undefined)).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(() => zoneNamed('')).toThrow('time zone');
  });
});
