import type { AdminSettings } from './admin-page.ts';

/** The git hosts the CMS can review on, and what each needs besides the repository. */
const hosts = {
  gitlab: { home: 'https://gitlab.com', api: '/api/v4', signIn: { auth_type: 'pkce' } },
  github: { home: 'https://github.com', api: '', signIn: {} },
  // Decap's own Gitea backend has no review; Forgejo's has, over the same API.
  gitea: { home: undefined, api: '/api/v1', signIn: {}, as: 'forgejo' },
  forgejo: { home: undefined, api: '/api/v1', signIn: {} },
} as const;
type Host = keyof typeof hosts;

/**
 * What the environment says of the CMS: the editor's own server where no git host is named.
 * `FILO_CMS_HOST` (gitlab, github, gitea, forgejo), `FILO_CMS_REPO` (owner/name), `FILO_CMS_BRANCH` (main),
 * `FILO_CMS_APP_ID` (the application registered on the host), `FILO_CMS_URL` (address of the host where it is not the
 * public one), `FILO_CMS_AUTH_URL` (GitHub only: the service that exchanges the code for a token).
 * @throws RangeError naming the variable and what it may be.
 */
export function readBackend(env: NodeJS.ProcessEnv, port: number): AdminSettings {
  const common = {
    site: env.FILO_SITE ?? `http://127.0.0.1:${port}`,
    ...(env.FILO_TODAY ? { today: env.FILO_TODAY } : {}),
  };
  const name = gitHost(env);
  if (!name) return { ...common, backend: { name: 'redazione' }, review: env.FILO_GIT === '1' };
  return { ...common, backend: hostSettings(name, env), review: true };
}

/** The git host the environment names; undefined where there is none. */
export function gitHost(env: NodeJS.ProcessEnv): Host | undefined {
  const name = env.FILO_CMS_HOST || (env.FILO_CMS_REPO ? 'gitlab' : undefined);
  if (name === undefined) return undefined;
  if (!Object.hasOwn(hosts, name)) {
    throw new RangeError(`FILO_CMS_HOST is "${name}": it must be one of ${Object.keys(hosts).join(', ')}.`);
  }
  return name as Host;
}

/** Addresses the page of the CMS has to reach: the host, and who signs in for it. */
export function backendOrigins({ backend }: AdminSettings): string[] {
  const addresses = [backend.base_url, backend.api_root].filter((one): one is string => typeof one === 'string');
  return [...new Set(addresses.map((one) => new URL(one).origin))];
}

function hostSettings(name: Host, env: NodeJS.ProcessEnv): Record<string, unknown> {
  const host = hosts[name];
  const { home, api, signIn } = host;
  const repo = env.FILO_CMS_REPO ?? '';
  if (!/^[\w.-]+(?:\/[\w.-]+)+$/.test(repo)) {
    throw new RangeError(`FILO_CMS_REPO is "${repo}": it must be owner/name, as on ${name}.`);
  }
  const base = address('FILO_CMS_URL', env.FILO_CMS_URL ?? home);
  const as = 'as' in host ? host.as : name;
  const shared = { name: `redazione-${as}`, repo, branch: env.FILO_CMS_BRANCH ?? 'main', squash_merges: true };
  if (name === 'github') {
    const root = base === 'https://github.com' ? 'https://api.github.com' : `${base}/api/v3`;
    return { ...shared, base_url: address('FILO_CMS_AUTH_URL', env.FILO_CMS_AUTH_URL), api_root: root };
  }
  const appId = env.FILO_CMS_APP_ID;
  if (!appId) throw new RangeError(`FILO_CMS_APP_ID is missing: register the CMS as an application on ${base}.`);
  return { ...shared, ...signIn, base_url: base, api_root: base + api, app_id: appId };
}

function address(variable: string, value: string | undefined): string {
  if (value === undefined || !URL.canParse(value) || new URL(value).protocol !== 'https:') {
    throw new RangeError(`${variable} is "${value ?? ''}": it must be an https address.`);
  }
  return value.replace(/\/$/, '');
}
