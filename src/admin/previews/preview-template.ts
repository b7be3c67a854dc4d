import { type ComponentType, type ControlProps, type ImmutableMap, plain } from '#admin/cms.ts';
import type { CollectionName } from '#model/collections.ts';
import { entryText } from './entry-text.ts';
import type { PaneOptions, PreviewPane } from './preview-pane.ts';

type Loader = () => Promise<{ PreviewPane: new (options: PaneOptions) => PreviewPane }>;

/** Decap's preview of a collection: our pane, given the entry at each change. */
export function previewTemplate(name: CollectionName | undefined, options: PaneOptions, load: Loader): ComponentType {
  const { createClass, h } = window;
  return createClass({
    async componentDidMount() {
      const { PreviewPane } = await load();
      const pane = new PreviewPane(options);
      this.pane = pane;
      (this.holder as HTMLElement | undefined)?.replaceChildren(pane.element);
      (this.show as () => void)();
    },
    /** The form goes first: the pane follows when the page has nothing else to do, at most a tenth of a second later. */
    componentDidUpdate() {
      cancelIdleCallback(this.idle as number);
      this.idle = requestIdleCallback(() => (this.show as () => void)(), { timeout: 100 });
    },
    componentWillUnmount() {
      cancelIdleCallback(this.idle as number);
    },
    show() {
      const { entry } = this.props as ControlProps & { entry: ImmutableMap };
      const slug = String(entry.get('slug') ?? '');
      const kind = name ?? (slug as CollectionName);
      const data = plain(entry.get('data')) as Record<string, unknown>;
      const pane = this.pane as PreviewPane | undefined;
      const ofThisKind = entry.get('collection') === (name ?? 'settings');
      if (pane && data && ofThisKind) pane.show(entryText(kind, slug, data));
    },
    render() {
      return h('div', {
        ref: (element: unknown) => {
          if (element) this.holder = element;
        },
      });
    },
  });
}
