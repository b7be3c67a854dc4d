import { type ComponentType, type ControlProps, plain } from '#admin/cms.ts';

/** What a control made of plain DOM is given. */
export interface ControlHost {
  /** Decap's properties as they are now. */
  readonly props: ControlProps;
  /** The value, free of Immutable. */
  readonly value: unknown;
  /** An option of the field in the configuration. */
  option(name: string): unknown;
  change(value: unknown): void;
}

/** A control made of plain DOM. */
export interface DomControl {
  element: HTMLElement;
  /** The value changed outside the control. */
  update?(value: unknown): void;
  /** What is wrong with the value, in Italian: it stops the save and stays on the field. */
  problem?(): string | undefined;
  focus?(): void;
  destroy?(): void;
}

/** Makes a Decap widget of a plain DOM control. A change is told only when the editor makes one. */
export function domWidget(make: (host: ControlHost) => DomControl): ComponentType {
  const { createClass, h } = window;
  return createClass({
    componentDidMount() {
      const read = () => this.props;
      const host: ControlHost = {
        get props() {
          return read();
        },
        get value() {
          return plain(read().value);
        },
        option: (name) => plain(read().field.get(name)),
        change: (value) => read().onChange(value),
      };
      const control = make(host);
      this.control = control;
      (this.holder as HTMLElement).append(control.element);
    },
    componentDidUpdate() {
      (this.control as DomControl).update?.(plain(this.props.value));
    },
    componentWillUnmount() {
      (this.control as DomControl | undefined)?.destroy?.();
    },
    shouldComponentUpdate(next: ControlProps) {
      return next.value !== this.props.value || next.classNameWrapper !== this.props.classNameWrapper;
    },
    isValid() {
      const message = (this.control as DomControl | undefined)?.problem?.();
      return message ? { error: { type: 'CUSTOM', message } } : { error: false };
    },
    focus() {
      (this.control as DomControl | undefined)?.focus?.();
    },
    render() {
      return h('div', {
        className: `${this.props.classNameWrapper} red-widget`,
        ref: (element: unknown) => {
          if (element) this.holder = element;
        },
        onFocus: () => this.props.setActiveStyle(),
        onBlur: () => this.props.setInactiveStyle(),
      });
    },
  });
}
