import type { Relation } from '#model/field.ts';
import { colourControl } from './colour-control.ts';
import { domWidget } from './dom-widget.ts';
import { gridControl } from './grid-control.ts';
import { listControl } from './list-control.ts';
import { momentControl } from './moment-control.ts';
import { referenceControl } from './reference-control.ts';
import type { Reference } from './search-references.ts';
import { textControl } from './text-control.ts';
import { themeWidget } from './theme-widget.ts';
import { variantWidget } from './variant-widget.ts';

/** Gives Decap the redazione's own widgets; `references` tells what a relation can point to. */
export function registerWidgets(references: (relation: Relation) => Reference[]): void {
  const { CMS } = window;
  CMS.registerWidget(
    'riga',
    domWidget((host) => textControl(host, 'one')),
  );
  CMS.registerWidget(
    'testo',
    domWidget((host) => textControl(host, 'many')),
  );
  CMS.registerWidget(
    'mdx',
    domWidget((host) => textControl(host, 'many')),
  );
  CMS.registerWidget('elenco', domWidget(listControl));
  CMS.registerWidget('griglia', domWidget(gridControl));
  CMS.registerWidget('momento', domWidget(momentControl));
  CMS.registerWidget('colore', domWidget(colourControl));
  CMS.registerWidget(
    'riferimento',
    domWidget((host) => referenceControl(host, references)),
  );
  CMS.registerWidget('variante', variantWidget());
  CMS.registerWidget('tema', themeWidget());
}
