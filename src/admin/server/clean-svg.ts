import { DOMParser } from 'linkedom';
import { isLight } from './weigh-svg.ts';

const allowedElements = new Set(
  'svg g defs title desc symbol use path rect circle ellipse line polyline polygon text tspan textPath clipPath mask pattern linearGradient radialGradient stop marker style image filter feGaussianBlur feOffset feBlend feColorMatrix feFlood feComposite feMerge feMergeNode switch'.split(
    ' ',
  ),
);

/** An SVG without anything that runs or calls elsewhere; undefined where the text is not an SVG or is too heavy to draw. */
export function cleanSvg(source: string): string | undefined {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(source)) return undefined;
  const document = new DOMParser().parseFromString(source, 'image/svg+xml');
  const root = document.documentElement as unknown as Element | null;
  if (root?.localName !== 'svg') return undefined;
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (!allowedElements.has(element.localName)) element.remove();
    else cleanAttributes(element);
  }
  return isLight(root) ? `${root.toString()}\n` : undefined;
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const plain = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
    const link = /(?:^|:)href$/i.test(name) || name === 'src';
    const allowedLink = plain.startsWith('#') || /^data:image\/(?:png|jpeg|webp|gif);base64,/.test(plain);
    const calls = /url\((?!['"]?#)|@import|expression\(|javascript:|\\/.test(plain);
    if (/^on/i.test(name) || (link && !allowedLink) || (!link && calls && name !== 'd')) element.removeAttribute(name);
  }
  if (
    element.localName === 'style' &&
    /@import|url\(\s*['"]?(?!#)|expression\(|\\|</i.test(element.textContent ?? '')
  ) {
    element.remove();
  }
}
