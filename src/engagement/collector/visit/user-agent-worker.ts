import { parentPort } from 'node:worker_threads';
import DeviceDetector from 'node-device-detector';
import { describeDevice } from './describe-device.ts';

/** A thread of its own: a user agent never seen before takes the detector about ten milliseconds. */
const detector = new DeviceDetector({
  clientIndexes: true,
  osIndexes: true,
  deviceIndexes: true,
  deviceAliasCode: false,
});

/** Programs that send events for a reader are not robots, whatever the list says of their runtime's bare name. */
const SENDERS: readonly string[] = ['node', 'undici'];

function inspect(userAgent: string) {
  if (SENDERS.includes(userAgent)) return { bot: false, ...describeDevice({}) };
  const bot = Object.keys(detector.parseBot(userAgent)).length > 0;
  const found = detector.detect(userAgent);
  return { bot: bot || found.client?.name === 'Headless Chrome', ...describeDevice(found) };
}

parentPort?.on('message', (userAgent: string) => parentPort?.postMessage(inspect(userAgent)));
