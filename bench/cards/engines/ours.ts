import { loadTypefaces } from '#cards/load-typefaces.ts';
import { renderScene } from '#cards/render-scene.ts';
import type { OpenEngine } from '../engine.ts';

/** The product's own way. */
export const open: OpenEngine = async () => ({ render: (scene) => renderScene(scene, 'png', loadTypefaces()) });
