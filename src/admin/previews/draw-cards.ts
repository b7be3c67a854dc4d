import { el } from '#admin/widgets/build-element.ts';
import { composeCard } from '#cards/compose-card.ts';
import { composeScene } from '#cards/compose-scene.ts';
import { formats } from '#cards/formats.ts';
import { sceneToSvg } from '#cards/scene-to-svg.ts';
import type { CardSubject } from '#cards/subject.ts';
import { tellFit } from '#cards/tell-problem.ts';
import type { Typefaces } from '#cards/typeface.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { formatNames } from '#model/format.ts';
import { subjectFormats } from './entry-subject.ts';
import type { PreviewContext } from './preview-context.ts';

/** Every card of a subject, by the build's own layout and outlines; what does not fit is told in the check's words. */
export function drawCards(context: PreviewContext, subject: CardSubject, typefaces: Typefaces): HTMLElement[] {
  const { content, today, site, logos } = context;
  const card = composeCard({ content, today, logos, qr: (id) => shortUrl(id, site) }, subject);
  return subjectFormats(content, subject).map((id) => {
    const format = formats[id];
    const { scene, problems } = composeScene(card, format, typefaces);
    const said = problems.map(({ part, cut }) => {
      const { message, code } = tellFit(content, subject, part, [id], cut);
      return el('p', { className: 'red-manca', role: 'alert', textContent: `${message} [${code}]` });
    });
    const svg = sceneToSvg(scene, typefaces);
    const image = el('img', {
      alt: card.alt,
      width: scene.width,
      height: scene.height,
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    });
    const size = `${scene.width} × ${scene.height}`;
    return el(
      'figure',
      { className: 'red-card' },
      image,
      el('figcaption', { textContent: `${formatNames[id]} · ${size}` }),
      ...said,
    );
  });
}
