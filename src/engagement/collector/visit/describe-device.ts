/** The shape of what the device detector says of a user agent. */
export interface Detection {
  readonly os?: { readonly name?: string; readonly version?: string };
  readonly client?: { readonly type?: string; readonly name?: string; readonly version?: string };
  readonly device?: { readonly type?: string };
}

/** Device, browser and system of a visit; blank where unknown. */
export interface ClientDevice {
  readonly device: string;
  readonly browser: string;
  readonly browser_version: string;
  readonly os: string;
  readonly os_version: string;
}

export const UNKNOWN_DEVICE: ClientDevice = { device: '', browser: '', browser_version: '', os: '', os_version: '' };

const MOBILE: readonly string[] = [
  'smartphone',
  'feature phone',
  'portable media player',
  'phablet',
  'wearable',
  'camera',
];
const TABLET: readonly string[] = ['car browser', 'tablet'];
const DESKTOP: readonly string[] = ['tv', 'console', 'desktop'];

/** Mobile and small editions of a browser are that browser; a page inside an app is an app. */
const BROWSERS: Readonly<Record<string, string>> = {
  'Mobile Safari': 'Safari',
  'Chrome Mobile': 'Chrome',
  'Chrome Mobile iOS': 'Chrome',
  'Firefox Mobile': 'Firefox',
  'Firefox Mobile iOS': 'Firefox',
  'Opera Mobile': 'Opera',
  'Opera Mini': 'Opera',
  'Opera Mini iOS': 'Opera',
  'Yandex Browser Lite': 'Yandex Browser',
  'Chrome Webview': 'Mobile App',
};

/** Plausible's words for what the detector found. */
export function describeDevice({ os, client, device }: Detection): ClientDevice {
  const app = client?.type === 'mobile app';
  const name = client?.name ?? '';
  return {
    device: screenOf(device?.type ?? ''),
    browser: app ? 'Mobile App' : (BROWSERS[name] ?? name),
    browser_version: app ? '' : majorMinor(client?.version),
    os: os?.name ?? '',
    os_version: majorMinor(os?.version),
  };
}

function screenOf(type: string): string {
  if (MOBILE.includes(type)) return 'Mobile';
  if (TABLET.includes(type)) return 'Tablet';
  return DESKTOP.includes(type) ? 'Desktop' : '';
}

function majorMinor(version: string | undefined): string {
  return (version ?? '').split('.').slice(0, 2).join('.');
}
