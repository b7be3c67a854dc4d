import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A store on this machine that speaks as much of S3 as a cache needs, over real HTTP: PUT, GET and HEAD of signed objects. */
export interface FakeS3 {
  url: string;
  objects: Map<string, Buffer>;
  requests: string[];
  /** Answers everything with 503 from now on. */
  refuse: () => void;
  close: () => Promise<void>;
}

export async function fakeS3(accessKey: string): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  let refusing = false;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const path = req.url ?? '';
      requests.push(`${req.method} ${path}`);
      const signed = req.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKey}/`);
      if (refusing) return res.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
      if (!signed) return res.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
      if (req.method === 'PUT') {
        objects.set(path, Buffer.concat(chunks));
        return res.writeHead(200).end();
      }
      const object = objects.get(path);
      if (!object) return res.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      return res.writeHead(200, { 'content-length': object.length }).end(req.method === 'HEAD' ? undefined : object);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    refuse: () => {
      refusing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
