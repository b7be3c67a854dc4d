import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAdminFiles } from '#admin/server/admin-files.ts';
import { createEditorServer } from '#admin/server/editor-server.ts';
import { refuseForeign } from '#admin/server/guard-request.ts';
import { readBackend } from '#admin/server/read-backend.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** Adds the CMS to a dev server: its page under `/admin/`, its file server under `/_redazione/`. */
export function mountAdmin(
  use: (handler: Handler) => void,
  { root, port, env }: { root: string; port: number; env: NodeJS.ProcessEnv },
): void {
  const files = createAdminFiles(() => readBackend(env, port));
  const server = createEditorServer({ root, port, review: env.FILO_GIT === '1' });
  use((req, res, next) => {
    const answer = async () => {
      const path = req.url ?? '';
      if (!/^\/admin(?:[/?]|$)/.test(path)) return server.handle(req, res);
      const refusal = refuseForeign(req, port);
      if (!refusal) return files(req, res);
      res.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${refusal.error}\n`);
      return true;
    };
    answer().then((done) => done || next(), next);
  });
}
