import { pageCardSubject } from '#links/card-path.ts';
import { itemPath } from '#links/page-path.ts';
import { assetKinds } from '#model/asset.ts';
import type { Content } from '#model/content.ts';
import { courseFormats } from '#model/course.ts';
import { handiestFirst } from './asset-order.ts';

/** A card in a list: its image, and the link under it. */
export interface CardItem {
  href: string;
  title: string;
  detail?: string;
  /** Subject of the card's image. */
  subject: string;
}

/** What a campaign shows first: a course, a message, a material, each with its page's card; fewer where it has fewer. */
export function featured(content: Content, campaign: string): CardItem[] {
  const card = (href: string, title: string, detail: string): CardItem => ({
    href,
    title,
    detail,
    subject: pageCardSubject(href),
  });
  const [course] = content.of('courses', campaign);
  const messages = content.of('messages', campaign);
  const assets = handiestFirst(content.of('assets', campaign));
  const asset = assets.find(({ audiences }) => course?.audiences.some((id) => audiences.includes(id))) ?? assets[0];
  const items = [
    course && card(itemPath('course', campaign, course.id), course.title, courseFormats[course.format]),
    ...messages
      .slice(0, asset && course ? 1 : 2)
      .map((m) => card(itemPath('message', campaign, m.id), m.title, m.variants.short)),
    asset && card(itemPath('asset', campaign, asset.id), asset.title, assetKinds[asset.kind]),
  ];
  return items.filter((item) => item !== undefined).slice(0, 3);
}
