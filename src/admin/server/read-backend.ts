import type { AdminSettings } from './admin-page.ts';

/** What the environment says of the CMS: the editor's own server where no git host is named. */
export function readBackend(env: NodeJS.ProcessEnv, port: number): AdminSettings {
  return {
    backend: { name: 'redazione' },
    review: false,
    site: env.FILO_SITE ?? `http://127.0.0.1:${port}`,
    ...(env.FILO_TODAY ? { today: env.FILO_TODAY } : {}),
  };
}
