import { performance } from 'node:perf_hooks';
import { composeScene } from '#cards/compose-scene.ts';
import { formats } from '#cards/formats.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { FormatId } from '#model/format.ts';
import { specimens } from '../../tests/fixtures/specimens.ts';
import type { OpenEngine } from './engine.ts';
import { memoryOf } from './memory.ts';

/** A process that holds one engine and draws batches when told, so that memory is counted engine by engine. */

const [, , name = '', peers = ''] = process.argv;
const { open } = (await import(`./engines/${name}.ts`)) as { open: OpenEngine };
const engine = await open(peers);
const typefaces = loadTypefaces();
const cards = (specimens[0] ?? []).filter(({ template }) => ['message', 'event', 'deadline'].includes(template));

/** The nth card of a benchmark: three specimens in turn, each time with words of its own. */
function sceneOf(format: FormatId, number: number) {
  const card = cards[number % cards.length] as (typeof cards)[number];
  const detail = `Prova numero ${number}: ${card.detail}`.slice(0, 84);
  return composeScene({ ...card, detail }, formats[format], typefaces).scene;
}

process.on(
  'message',
  async (order: { format: FormatId; from: number; count: number } | { sample: FormatId } | 'close') => {
    if (order === 'close') {
      await engine.close?.();
      process.exit(0);
    }
    if ('sample' in order) {
      const image = await engine.render(sceneOf(order.sample, 0));
      process.send?.({ image: Buffer.from(image).toString('base64') });
      return;
    }
    let bytes = 0;
    const before = process.cpuUsage();
    const started = performance.now();
    for (let at = 0; at < order.count; at += 1)
      bytes += (await engine.render(sceneOf(order.format, order.from + at))).length;
    const ms = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    process.send?.({ ms, cpu: (user + system) / 1000, bytes, memory: memoryOf(process.pid) });
  },
);
// A failure must stop the benchmark, not leave it waiting.
process.on('unhandledRejection', (error) => {
  process.stderr.write(`${name}: ${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
process.send?.('ready');
