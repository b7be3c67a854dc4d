import { type ComponentType, type ControlProps, type ImmutableMap, plain } from '#admin/cms.ts';

interface NestedRef {
  validate?(): void;
}

/** A group of fields whose kind is chosen first: the kind in a menu, its fields below in Decap's own object control. */
export function variantWidget(): ComponentType {
  const { createClass, h } = window;
  return createClass({
    validate() {
      (this.nested as NestedRef | undefined)?.validate?.();
    },
    shouldComponentUpdate() {
      return true;
    },
    render() {
      const { props } = this;
      const types = plain(props.field.get('types')) as { name: string; label: string; fields: unknown[] }[];
      const kind = kindOf(props);
      const chosen = types.findIndex((type) => type.name === kind);
      const nested = chosen >= 0 && (props.field.getIn(['types', chosen]) as ImmutableMap);
      const filled = chosen >= 0 && (types[chosen]?.fields.length ?? 0) > 0;
      return h(
        'div',
        { className: `${props.classNameWrapper} red-widget red-variante` },
        h(
          'select',
          {
            id: props.forID,
            value: kind,
            onChange: (event: { target: { value: string } }) => change(props, event.target.value),
          },
          h('option', { value: '' }, 'Scegli…'),
          ...types.map((type) => h('option', { value: type.name, key: type.name }, type.label)),
        ),
        filled &&
          nested &&
          h(props.resolveWidget('object').control, {
            ...props,
            key: kind,
            forList: true,
            collapsed: false,
            field: nested,
            value: props.value ?? undefined,
            ref: (ref: unknown) => {
              if (ref) this.nested = ref;
            },
          }),
      );
    },
  });
}

function kindOf(props: ControlProps): string {
  const value = plain(props.value) as { type?: string } | undefined;
  return value?.type ?? '';
}

/** The other kind's fields go with it: nothing of them fits. */
function change(props: ControlProps, kind: string): void {
  const empty = props.field.clear();
  props.onChange(kind === '' ? empty : empty.set('type', kind));
}
