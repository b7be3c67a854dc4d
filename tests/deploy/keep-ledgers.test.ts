import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepIntent } from '#posts/keep-intent.ts';

const run = promisify(execFile);
const script = resolve('deploy/keep-ledgers.sh');

let folder: string;
const git = async (where: string, ...args: string[]) => {
  const who = ['-c', 'user.name=prova', '-c', 'user.email=prova@localhost', '-c', 'init.defaultBranch=main'];
  const { stdout } = await run('git', [...who, ...args], { cwd: join(folder, where) });
  return stdout.trim();
};
const write = async (where: string, path: string, text: string) => {
  const file = join(folder, where, 'campaigns', path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'filo-git-'));
  await git('.', 'init', '-q', '--bare', 'origin.git');
  await git('.', 'clone', '-q', 'origin.git', 'one');
  await write('one', 'a/campaign.yaml', 'name: A\n');
  await git('one', 'add', '.');
  await git('one', 'commit', '-q', '-m', 'content: first');
  await git('one', 'push', '-q', 'origin', 'HEAD:main');
  await git('.', 'clone', '-q', 'origin.git', 'two', '-b', 'main');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('deploy/keep-ledgers.sh', () => {
  it('pushes the intents before the call, over what somebody else pushed meanwhile', async () => {
    await write('one', 'a/campaign.yaml', 'name: B\n');
    await git('one', 'commit', '-q', '-a', '-m', 'content: an editor at work');
    await git('one', 'push', '-q', 'origin', 'HEAD:main');
    await write('two', 'a/posted/apertura.json', '{"touchpoint":"apertura"}');
    await keepIntent(script, join(folder, 'two'));
    await git('.', 'clone', '-q', 'origin.git', 'three', '-b', 'main');
    expect(await readFile(join(folder, 'three/campaigns/a/posted/apertura.json'), 'utf8')).toContain('apertura');
    expect(await readFile(join(folder, 'three/campaigns/a/campaign.yaml'), 'utf8')).toBe('name: B\n');
    expect(await git('three', 'log', '-1', '--format=%an %s')).toMatch(/^filo-diretto content: posts of \d{4}-/);
  });

  it('has nothing to do twice, also on the detached head of a pipeline', async () => {
    await git('two', 'checkout', '-q', '--detach');
    await write('two', 'a/posted/apertura.json', '{}');
    const env = { ...process.env, FILO_PUSH_BRANCH: 'main', FILO_PUSH_URL: join(folder, 'origin.git') };
    for (let times = 0; times < 2; times++) await run(script, { cwd: join(folder, 'two'), env });
    expect((await git('origin.git', 'log', '--format=%s', 'main')).split('\n')).toHaveLength(2);
  });

  it('fails, and says no address, where there is nowhere to push to', async () => {
    const command = 'echo https://segreto@example && exit 3';
    await expect(keepIntent(command, folder)).rejects.toThrow(/^the command of FILO_POST_KEEP ended with 3$/);
  });
});
