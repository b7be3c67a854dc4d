import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openDatabaseReadOnly } from '#engagement/collector/store/open-database.ts';
import { CHROME } from './harness.ts';

const SITE = 'kill.test';

/** Starts `npm run collect` as an operator would and resolves with its address. */
export async function startCollecting(
  dbPath: string,
  ...more: string[]
): Promise<{ child: ChildProcess; url: string }> {
  const args = ['src/cli/collect.ts', '--port', '0', '--db', dbPath, '--site', SITE, '--api-key', 'k', ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const url = /http:\/\/\S+/.exec(line.toString())?.[0];
  if (url === undefined) throw new Error(`no address in: ${line}`);
  return { child, url };
}

/**
 * Floods a collector, kills it with SIGKILL in the middle, and tells which acknowledged events are not in the file afterwards.
 * `tag` names the round, so that one file can serve many.
 */
export async function killInTheMiddle(
  dbPath: string,
  tag: string,
  afterMs: number,
): Promise<{ acknowledged: number; lost: string[] }> {
  const { child, url } = await startCollecting(dbPath);
  const acknowledged: string[] = [];
  let going = true;
  const sender = async (lane: number) => {
    for (let n = 0; going; n += 1) {
      const page = `/${tag}/${lane}/${n}`;
      const reply = await fetch(`${url}/api/event`, {
        method: 'POST',
        headers: { 'user-agent': CHROME, 'x-forwarded-for': `10.0.${lane}.${n % 250}` },
        body: JSON.stringify({ n: 'pageview', u: `https://${SITE}${page}`, d: SITE }),
      }).catch(() => undefined);
      if (reply?.status !== 202 || (await reply.text().catch(() => '')) !== 'ok') return;
      acknowledged.push(page);
    }
  };
  const senders = Array.from({ length: 20 }, (_, lane) => sender(lane));
  while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  going = false;
  await Promise.all(senders);
  const db = openDatabaseReadOnly(dbPath);
  const written = new Set(
    db
      .prepare('SELECT value FROM event JOIN text ON text.id = event.page WHERE value LIKE ?')
      .all(`/${tag}/%`)
      .map(({ value }) => value),
  );
  db.close();
  return { acknowledged: acknowledged.length, lost: acknowledged.filter((page) => !written.has(page)) };
}
