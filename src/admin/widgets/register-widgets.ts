import type { BodyWorld } from '#admin/body/body-world.ts';
import { bodyControl } from './body-control.ts';
import { colourControl } from './colour-control.ts';
import { domWidget } from './dom-widget.ts';
import { gridControl } from './grid-control.ts';
import { listControl } from './list-control.ts';
import { momentControl } from './moment-control.ts';
import { numberControl } from './number-control.ts';
import { referenceControl } from './reference-control.ts';
import { textControl } from './text-control.ts';
import { themeWidget } from './theme-widget.ts';
import { variantWidget } from './variant-widget.ts';

/** Gives Decap the redazione's own widgets; `world` is what they know of the rest of the site. */
export function registerWidgets(world: BodyWorld): void {
  const { CMS } = window;
  CMS.registerWidget(
    'riga',
    domWidget((host) => textControl(host, 'line')),
  );
  CMS.registerWidget(
    'testo',
    domWidget((host) => textControl(host, 'paragraph')),
  );
  CMS.registerWidget(
    'codice',
    domWidget((host) => textControl(host, 'code')),
  );
  CMS.registerWidget(
    'mdx',
    domWidget((host) => bodyControl(host, world)),
  );
  CMS.registerWidget('elenco', domWidget(listControl));
  CMS.registerWidget('griglia', domWidget(gridControl));
  CMS.registerWidget('numero', domWidget(numberControl));
  CMS.registerWidget('momento', domWidget(momentControl));
  CMS.registerWidget('colore', domWidget(colourControl));
  CMS.registerWidget(
    'riferimento',
    domWidget((host) => referenceControl(host, world.references)),
  );
  CMS.registerWidget('variante', variantWidget());
  CMS.registerWidget('tema', themeWidget());
}
