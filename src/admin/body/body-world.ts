import type { Reference } from '#admin/widgets/search-references.ts';
import type { Relation } from '#model/field.ts';
import type { MdxComponentName } from '#model/mdx-components.ts';
import type { Problem } from '#model/problem.ts';
import type { MdxWorld } from '#sources/check-mdx.ts';

/** What the body editor needs of the rest of the site. */
export interface BodyWorld {
  references(relation: Relation): Reference[];
  /** Pages of the site a text may link to; the id is the path. */
  pages(): Reference[];
  /** Images that were uploaded; the id is the `/uploads/…` path. */
  images(): Reference[];
  /** Uploads an image; resolves to its `/uploads/…` path. Throws with the reason in Italian. */
  upload(file: File): Promise<string>;
  /** Where an uploaded image can be seen by this page. */
  imageUrl(path: string): string;
  /** The problems of a body, found away from the page's thread; undefined where it has been asked again meanwhile. */
  lint(body: string): Promise<Omit<Problem, 'file'>[] | undefined>;
  /** What the check knows of the content. */
  check(): MdxWorld;
  /** A component as the page will show it. */
  draw(name: MdxComponentName, attributes: Readonly<Record<string, string>>): HTMLElement;
}
