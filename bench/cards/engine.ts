import type { Scene } from '#cards/scene.ts';

/** A way of drawing a card: from the scene every engine is given to a PNG. */
export interface Engine {
  render(scene: Scene): Promise<Uint8Array>;
  close?(): Promise<void>;
}

/** Opens an engine; `peers` is the folder its packages are installed in. */
export type OpenEngine = (peers: string) => Promise<Engine>;

export const engineNames = ['ours', 'satori-sharp', 'satori-resvg', 'takumi', 'chromium'] as const;
export type EngineName = (typeof engineNames)[number];
