import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { nginxConfig } from '#integration/nginx-config.ts';
import { eventsAddress, reportingDate } from '#integration/settings.ts';
import { loadContent } from '#sources/load-content.ts';
import { runCommand } from './run-command.ts';

const command = defineCommand({
  meta: {
    name: 'nginx',
    description: 'Writes the nginx configuration of the public site, with its security headers and short links.',
  },
  args: {
    host: { type: 'string', required: true, description: 'Host name of the site.' },
    root: { type: 'string', default: 'dist', description: 'Folder of the built site.' },
    statistics: {
      type: 'string',
      default: 'http://127.0.0.1:8000',
      description: 'Address of the collector or of Plausible.',
    },
    listen: { type: 'string', default: '80', description: 'Where nginx listens: "443 ssl", "127.0.0.1:8080".' },
    certificate: { type: 'string', description: 'Certificate, with --key.' },
    key: { type: 'string', description: 'Key of the certificate.' },
    out: { type: 'string', description: 'File to write; the screen without it.' },
  },
  async run({ args }) {
    const { host, root, statistics, listen, certificate, key, out } = args;
    for (const [name, value] of Object.entries({ host, root, statistics, listen, certificate, key })) {
      if (value !== undefined && !/^[\w .:/[\]-]+$/.test(value))
        throw new RangeError(`--${name} is "${value}": letters, digits and . : / - _ only.`);
    }
    if (Boolean(certificate) !== Boolean(key)) throw new RangeError('--certificate and --key go together.');
    const { content } = await loadContent('.');
    const config = nginxConfig(
      content,
      reportingDate(process.env, () => new Date()),
      {
        host,
        root: resolve(root),
        statistics,
        events: eventsAddress(process.env),
        listen,
        ...(certificate && key ? { tls: { certificate: resolve(certificate), key: resolve(key) } } : {}),
      },
    );
    if (out) await writeFile(out, config);
    else process.stdout.write(config);
  },
});

await runCommand(command);
