import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fontFiles } from '#cards/load-typefaces.ts';
import type { Scene, TextLine } from '#cards/scene.ts';
import { fontFamily } from '#cards/scene-to-satori.ts';
import { artToSvg } from '#cards/scene-to-svg.ts';
import type { OpenEngine } from '../engine.ts';

interface Renderer {
  registerFont(font: { name: string; data: Uint8Array; weight: number; style: string }): Promise<unknown>;
  render(node: object, options: object): Promise<Uint8Array>;
}

/** takumi, with the shapes as one picture it keeps in its own cache. */
export const open: OpenEngine = async (peers) => {
  const require = createRequire(join(peers, 'package.json'));
  const { Renderer } = require('@takumi-rs/core') as { Renderer: new () => Renderer };
  const renderer = new Renderer();
  for (const { face, data } of fontFiles()) {
    const weight = Number(face.split('-')[1]);
    await renderer.registerFont({ name: fontFamily(face), data, weight, style: 'normal' });
  }
  const pictures = new Map<string, Uint8Array>();
  return {
    render: (scene) => {
      const { width, height } = scene;
      const svg = artToSvg(scene);
      const data = pictures.get(svg) ?? Buffer.from(svg);
      pictures.set(svg, data);
      const src = `art-${[...pictures.keys()].indexOf(svg)}`;
      return renderer.render(toNode(scene, src), { width, height, format: 'png', images: [{ src, data }] });
    },
  };
};

function toNode({ width, height, stripLines, lines }: Scene, src: string): object {
  return {
    type: 'container',
    style: { position: 'relative', width, height, display: 'flex' },
    children: [
      { type: 'image', src, width, height, style: { position: 'absolute', left: 0, top: 0, width, height } },
      ...[...stripLines, ...lines].map(toText),
    ],
  };
}

function toText({ text, face, size, tracking, x, baseline, fill }: TextLine): object {
  const ascent = face.startsWith('ubuntu') ? 0.932 : 1.133;
  const descent = face.startsWith('ubuntu') ? 0.189 : 0.388;
  return {
    type: 'text',
    text,
    style: {
      position: 'absolute',
      left: x,
      top: baseline - ascent * size,
      fontFamily: fontFamily(face),
      fontWeight: Number(face.split('-')[1]),
      fontSize: size,
      lineHeight: ascent + descent,
      letterSpacing: tracking * size,
      whiteSpace: 'nowrap',
      color: fill,
    },
  };
}
