import { execFile } from 'node:child_process';

/** A git command that failed, with what it said. */
export class GitError extends Error {
  readonly said: string;
  constructor(args: readonly string[], said: string) {
    super(`git ${args[0]} failed: ${said.trim().slice(0, 400)}`);
    this.name = 'GitError';
    this.said = said;
  }
}

/** Whoever runs us from a hook, or in another repository, must not lead our commands there. */
const misleading = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
];

/** Runs git in a folder, without a shell; gives back what it printed, byte for byte. Throws GitError. */
export function runGit(
  folder: string,
  args: readonly string[],
  { input, env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<string> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.includes(name)));
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-c', 'core.quotepath=off', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: folder,
        env: { ...clean, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...env },
        maxBuffer: 64_000_000,
        timeout: 30_000,
      },
      (error, stdout, stderr) => (error ? reject(new GitError(args, stderr || error.message)) : resolve(stdout)),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}
