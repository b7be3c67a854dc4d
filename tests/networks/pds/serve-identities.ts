import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Operation = { type: string };
type Data = { did: string };

/** The part of `@did-plc/lib`, the reference library of did:plc, that a directory is made of. */
interface PlcLibrary {
  validateOperationLog(did: string, operations: readonly Operation[]): Promise<Data | null>;
  formatDidDoc(data: Data): object;
}

/**
 * A directory of identities in memory (web.plc.directory): keeps the operations whose signatures hold, and answers with the
 * document or the data they make.
 */
export async function serveIdentities({ validateOperationLog, formatDidDoc }: PlcLibrary): Promise<string> {
  const logs = new Map<string, Operation[]>();
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const [did = '', part] = decodeURIComponent(request.url ?? '/')
      .slice(1)
      .split('/');
    const log = logs.get(did);
    try {
      if (request.method === 'POST') {
        const longer = [...(log ?? []), JSON.parse(await readBody(request)) as Operation];
        await validateOperationLog(did, longer);
        logs.set(did, longer);
        return answer(200, {});
      }
      if (!log) return answer(404, { message: `DID not registered: ${did}` });
      if (part === 'log') return answer(200, log);
      const data = await validateOperationLog(did, log);
      if (!data) return answer(410, { message: `DID not available: ${did}` });
      return answer(200, part === 'data' ? data : formatDidDoc(data));
    } catch (error) {
      return answer(400, { message: error instanceof Error ? error.message : String(error) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
