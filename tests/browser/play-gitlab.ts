import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A commit as Decap's GitLab backend asks for it. */
export interface AskedCommit {
  branch: string;
  start_branch?: string;
  commit_message: string;
  actions: { action: string; file_path: string; content?: string; encoding?: string }[];
}

interface MergeRequest {
  iid: number;
  source_branch: string;
  target_branch: string;
  title: string;
  labels: string[];
}

export interface PlayedGitLab {
  url: string;
  /** The files of `main`. */
  main: Map<string, Buffer>;
  commits: AskedCommit[];
  requests: MergeRequest[];
  /** Queries of the sign-in page and bodies sent for the token. */
  signIns: { query: URLSearchParams; body?: Record<string, string> }[];
  stop(): Promise<void>;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-expose-headers': 'link, x-page, x-per-page, x-total, x-total-pages, x-gitlab-blob-id',
};

/** Plays, on this machine, the calls of Decap's GitLab backend source that an editor's work makes: sign-in with PKCE, files, commits, merge requests. */
export async function playGitLab(files: Iterable<readonly [string, Buffer]>): Promise<PlayedGitLab> {
  const branches = new Map([['main', new Map(files)]]);
  const played = {
    commits: [] as AskedCommit[],
    requests: [] as MergeRequest[],
    signIns: [] as PlayedGitLab['signIns'],
  };
  const idOf = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
  const shaOf = (branch: string) => idOf(Buffer.from(`${branch}${played.commits.length}`));
  const branchOf = (ref: string) =>
    branches.get(ref) ?? branches.get([...branches.keys()].find((b) => shaOf(b) === ref) ?? '');
  const shown = (mr: MergeRequest) => ({
    ...mr,
    id: mr.iid,
    state: 'opened',
    sha: shaOf(mr.source_branch),
    author: { name: 'Anna Prova', username: 'anna' },
    updated_at: '2026-11-20T10:00:00Z',
  });

  function commit(asked: AskedCommit): object {
    played.commits.push(asked);
    const tree = new Map(branches.get(asked.branch) ?? branches.get(asked.start_branch ?? '') ?? []);
    for (const { action, file_path: path, content = '' } of asked.actions) {
      if (action === 'delete') tree.delete(path);
      else tree.set(path, Buffer.from(content, 'base64'));
    }
    branches.set(asked.branch, tree);
    return { id: shaOf(asked.branch) };
  }

  function compare(from: string, to: string): object {
    const [old, fresh] = [branchOf(from) ?? new Map<string, Buffer>(), branchOf(to) ?? new Map<string, Buffer>()];
    const changed = [...fresh].filter(([path, bytes]) => !old.get(path)?.equals(bytes));
    return { diffs: changed.map(([path]) => ({ new_path: path, old_path: path, new_file: !old.has(path), diff: '' })) };
  }

  function merge(mr: MergeRequest): object {
    branches.set('main', new Map(branches.get(mr.source_branch)));
    branches.delete(mr.source_branch);
    played.requests.splice(played.requests.indexOf(mr), 1);
    return {};
  }

  /** The answer to a call of the API; undefined where it is not there. */
  async function answer(
    req: IncomingMessage,
    path: string,
    query: URLSearchParams,
  ): Promise<object | Buffer | undefined> {
    const body = async () => JSON.parse((await text(req)) || '{}') as Record<string, string>;
    if (path === '/user') return { id: 1, name: 'Anna Prova', username: 'anna', email: 'anna@esempio.it' };
    if (path === '') return { permissions: { project_access: { access_level: 40 }, group_access: null } };
    const ref = branchOf(query.get('ref') ?? 'main');
    const [, file, raw] = /^\/repository\/files\/([^/]+)(\/raw)?$/.exec(path) ?? [];
    if (file) return raw ? ref?.get(decodeURIComponent(file)) : ref?.has(decodeURIComponent(file)) ? {} : undefined;
    if (path === '/repository/tree') {
      const folder = `${query.get('path')}/`;
      const found = [...(ref ?? [])].filter(([name]) => name.startsWith(folder));
      return found.map(([name, bytes]) => ({
        id: idOf(bytes),
        type: 'blob',
        name: name.split('/').at(-1),
        path: name,
      }));
    }
    if (path === '/repository/commits' && req.method === 'POST')
      return commit((await body()) as unknown as AskedCommit);
    if (path === '/repository/commits') return [{ author_name: 'Anna Prova', authored_date: '2026-11-20T10:00:00Z' }];
    if (path === '/repository/compare') return compare(query.get('from') ?? '', query.get('to') ?? '');
    if (/^\/repository\/commits\/\w+\/(?:refs|statuses)$/.test(path)) return [];
    const [, branch] = /^\/repository\/branches\/(.+)$/.exec(path) ?? [];
    if (branch) return { name: branch, commit: { id: shaOf(decodeURIComponent(branch)) } };
    if (path === '/merge_requests' && req.method === 'POST') {
      const asked = Object.fromEntries(query) as Record<string, string>;
      const { source_branch = '', target_branch = '', title = '', labels = '' } = asked;
      const mr = { iid: played.requests.length + 1, source_branch, target_branch, title, labels: labels.split(',') };
      played.requests.push(mr);
      return shown(mr);
    }
    const source = query.get('source_branch');
    if (path === '/merge_requests')
      return played.requests.filter((mr) => !source || mr.source_branch === source).map(shown);
    const [, iid, step] = /^\/merge_requests\/(\d+)(?:\/(rebase|merge))?$/.exec(path) ?? [];
    const mr = played.requests.find((one) => one.iid === Number(iid));
    if (!mr) return undefined;
    if (step === 'merge') return merge(mr);
    if (step === undefined && query.has('labels')) mr.labels = query.get('labels')?.split(',') ?? [];
    return { rebase_in_progress: false, ...shown(mr) };
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost');
    if (req.method === 'OPTIONS') return void res.writeHead(204, cors).end();
    if (url.pathname === '/oauth/authorize') {
      played.signIns.push({ query: url.searchParams });
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'un-codice');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void res.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === '/oauth/token') {
      played.signIns.push({ query: url.searchParams, body: JSON.parse(await text(req)) as Record<string, string> });
      return void res.writeHead(200, { ...cors, 'content-type': 'application/json' }).end('{"access_token":"gettone"}');
    }
    const known = req.headers.authorization === 'Bearer gettone';
    const path = req.url?.split('?')[0]?.replace(/^\/api\/v4(?:\/projects\/regione%2Ffilo)?/, '') ?? '';
    const found = known ? await answer(req, path, url.searchParams) : undefined;
    const body = Buffer.isBuffer(found) ? found : Buffer.from(JSON.stringify(found ?? { message: '404 Not Found' }));
    const count = Array.isArray(found) ? found.length : 1;
    const pages = { 'x-page': '1', 'x-per-page': '1000', 'x-total': String(count), 'x-total-pages': '1' };
    const type = Buffer.isBuffer(found) ? 'text/plain; charset=utf-8' : 'application/json';
    const id = Buffer.isBuffer(found) ? { 'x-gitlab-blob-id': idOf(found) } : {};
    res.writeHead(found === undefined ? (known ? 404 : 401) : 200, { ...cors, ...pages, ...id, 'content-type': type });
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...played,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get main() {
      return branches.get('main') ?? new Map<string, Buffer>();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
