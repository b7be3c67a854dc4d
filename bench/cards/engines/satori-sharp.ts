import { renderReference } from '#cards/render-reference.ts';
import type { OpenEngine } from '../engine.ts';

/** As everybody writes it. */
export const open: OpenEngine = async () => ({ render: renderReference });
