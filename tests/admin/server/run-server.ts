import { createServer } from 'node:http';
import { createEditorServer } from '#admin/server/editor-server.ts';

/** The editor's server alone over a folder, in a process that a test can kill. Prints its port when it listens. */
const [root = '', token = ''] = process.argv.slice(2);
const server = createServer((req, res) => {
  void editor.handle(req, res).then((done) => done || res.writeHead(404).end());
});
const editor = createEditorServer({ root, port: 0, token });
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`));
