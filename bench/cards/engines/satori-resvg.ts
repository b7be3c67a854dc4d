import { createRequire } from 'node:module';
import { join } from 'node:path';
import { referenceSvg } from '#cards/render-reference.ts';
import type { OpenEngine } from '../engine.ts';

interface Resvg {
  render(): { asPng(): Uint8Array };
}

/** satori, then resvg. */
export const open: OpenEngine = async (peers) => {
  const require = createRequire(join(peers, 'package.json'));
  const { Resvg } = require('@resvg/resvg-js') as { Resvg: new (svg: string, options: object) => Resvg };
  return {
    render: async (scene) =>
      new Resvg(await referenceSvg(scene), { font: { loadSystemFonts: false } }).render().asPng(),
  };
};
