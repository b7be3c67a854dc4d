/** What the redazione uses of Decap CMS: the globals its bundle leaves on the page, typed as far as we need. */

export interface ImmutableMap {
  get(key: string, fallback?: unknown): unknown;
  getIn(path: readonly (string | number)[], fallback?: unknown): unknown;
  set(key: string, value: unknown): ImmutableMap;
  clear(): ImmutableMap;
  toJS(): Record<string, unknown>;
}

export interface ImmutableList {
  clear(): ImmutableList;
  concat(items: unknown[]): ImmutableList;
  toJS(): unknown[];
}

/** What Decap hands to the control of a widget. */
export interface ControlProps {
  value: unknown;
  field: ImmutableMap;
  collection: ImmutableMap;
  forID: string;
  classNameWrapper: string;
  onChange(value: unknown, metadata?: unknown): void;
  onChangeObject(field: ImmutableMap, value: unknown, metadata?: unknown): void;
  setActiveStyle(): void;
  setInactiveStyle(): void;
  getEntry(): ImmutableMap;
  controlRef?(ref: unknown): void;
  resolveWidget(name: string): { control: ComponentType };
  onOpenMediaLibrary(payload: Record<string, unknown>): void;
}

export type ComponentType = (new (props: never) => unknown) | ((props: never) => unknown) | string;
export type ReactNode = unknown;

/** An object component as `create-react-class` takes it. */
export type ClassSpec = Record<string, unknown> & { render(): ReactNode } & ThisType<ClassInstance>;
export interface ClassInstance {
  props: ControlProps;
  state: Record<string, unknown>;
  setState(state: Record<string, unknown>): void;
  [member: string]: unknown;
}

export interface Cms {
  init(options: { config: Record<string, unknown> }): void;
  registerWidget(name: string, control: ComponentType, preview?: ComponentType): void;
  getWidget(name: string): { control: ComponentType };
  registerCustomFormat(name: string, extension: string, format: object): void;
  /** Decap calls it with `new`. */
  registerBackend(name: string, backend: (config: { media_folder: string }, options: unknown) => object): void;
  getBackend(name: string): { init(config: unknown, options: unknown): object };
  registerPreviewTemplate(name: string, component: ComponentType): void;
  registerPreviewStyle(style: string, options?: { raw: boolean }): void;
  registerLocale(name: string, phrases: object): void;
  getLocale(name: string): object;
  registerEventListener(listener: { name: string; handler(event: { entry: ImmutableMap }): unknown }): void;
}

declare global {
  interface Window {
    CMS: Cms;
    h(type: ComponentType, props?: object | null, ...children: ReactNode[]): ReactNode;
    createClass(spec: ClassSpec): ComponentType;
    CMS_MANUAL_INIT: boolean;
  }
}

/** A plain value of what Decap may hold as an Immutable one. */
export function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'toJS' in value ? (value as ImmutableMap).toJS() : value;
}

/** A list in the kind Decap's own widgets expect, made from one it gave us. */
export function asList(props: ControlProps, items: unknown[]): unknown {
  const some = (props.collection.get('fields') ?? props.collection.get('files')) as ImmutableList;
  return some.clear().concat(items);
}
