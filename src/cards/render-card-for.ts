import type { FormatId } from '#model/format.ts';
import { type CardContext, composeCard } from './compose-card.ts';
import { composeScene } from './compose-scene.ts';
import { formats } from './formats.ts';
import { loadTypefaces } from './load-typefaces.ts';
import type { FitProblem } from './placing.ts';
import { renderScene } from './render-scene.ts';
import type { CardSubject } from './subject.ts';

/** One card on request: for the dev server and for a person who wants a single file. */
export async function renderCardFor(
  context: CardContext & { subject: CardSubject; format: FormatId },
): Promise<{ ok: true; image: Buffer; type: 'png' | 'jpg'; alt: string } | { ok: false; problems: FitProblem[] }> {
  const format = formats[context.format];
  const card = composeCard(context, context.subject);
  const { scene, problems } = composeScene(card, format, loadTypefaces());
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, image: await renderScene(scene, format.type, loadTypefaces()), type: format.type, alt: card.alt };
}
