import { type ComponentType, plain } from '#admin/cms.ts';
import type { Theme } from '#model/theme.ts';
import { themeSamples } from './theme-samples.ts';

/** The colours of a campaign in Decap's own object control, with what they give underneath. */
export function themeWidget(): ComponentType {
  const { createClass, h } = window;
  return createClass({
    validate() {
      (this.nested as { validate?(): void } | undefined)?.validate?.();
    },
    shouldComponentUpdate() {
      return true;
    },
    componentDidMount() {
      (this.show as () => void)();
    },
    componentDidUpdate() {
      (this.show as () => void)();
    },
    show() {
      const theme = (plain(this.props.value) ?? {}) as Partial<Theme>;
      (this.holder as HTMLElement).replaceChildren(themeSamples(theme));
    },
    render() {
      const { props } = this;
      return h(
        'div',
        { className: `${props.classNameWrapper} red-widget` },
        h(props.resolveWidget('object').control, {
          ...props,
          forList: true,
          collapsed: false,
          ref: (ref: unknown) => {
            if (ref) this.nested = ref;
          },
        }),
        h('div', {
          'aria-live': 'polite',
          ref: (element: unknown) => {
            if (element) this.holder = element;
          },
        }),
      );
    },
  });
}
