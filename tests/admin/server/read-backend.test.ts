import { describe, expect, it } from 'vitest';
import { backendOrigins, readBackend } from '#admin/server/read-backend.ts';

const read = (env: NodeJS.ProcessEnv) => readBackend(env, 4321);

describe('the backend of the CMS', () => {
  it('is the server of this machine where no git host is named', () => {
    expect(read({})).toEqual({ backend: { name: 'redazione' }, review: false, site: 'http://127.0.0.1:4321' });
  });

  it('is GitLab with PKCE where only the repository is named', () => {
    const settings = read({
      FILO_CMS_REPO: 'regione/filo',
      FILO_CMS_APP_ID: 'abc',
      FILO_CMS_URL: 'https://git.regione.example/',
    });
    expect(settings).toMatchObject({
      review: true,
      backend: {
        name: 'redazione-gitlab',
        repo: 'regione/filo',
        branch: 'main',
        auth_type: 'pkce',
        app_id: 'abc',
        base_url: 'https://git.regione.example',
        api_root: 'https://git.regione.example/api/v4',
      },
    });
    expect(backendOrigins(settings)).toEqual(['https://git.regione.example']);
  });

  it.each(['gitea', 'forgejo'])('can be %s', (host) => {
    const env = {
      FILO_CMS_HOST: host,
      FILO_CMS_REPO: 'a/b',
      FILO_CMS_APP_ID: 'x',
      FILO_CMS_URL: 'https://code.example',
    };
    expect(read(env).backend).toMatchObject({ name: 'redazione-forgejo', api_root: 'https://code.example/api/v1' });
  });

  it('can be GitHub, with the service that signs in', () => {
    const settings = read({
      FILO_CMS_HOST: 'github',
      FILO_CMS_REPO: 'a/b',
      FILO_CMS_AUTH_URL: 'https://accesso.example',
    });
    expect(backendOrigins(settings)).toEqual(['https://accesso.example', 'https://api.github.com']);
  });

  it.each([
    [{ FILO_CMS_HOST: 'svn' }, 'FILO_CMS_HOST is "svn": it must be one of gitlab, github, gitea, forgejo.'],
    [{ FILO_CMS_HOST: 'gitlab' }, 'FILO_CMS_REPO is "": it must be owner/name, as on gitlab.'],
    [{ FILO_CMS_REPO: 'a/b' }, 'FILO_CMS_APP_ID is missing: register the CMS as an application on https://gitlab.com.'],
    [{ FILO_CMS_HOST: 'gitea', FILO_CMS_REPO: 'a/b' }, 'FILO_CMS_URL is "": it must be an https address.'],
  ])('refuses %j', (env, message) => {
    expect(() => read(env)).toThrow(new RangeError(message));
  });
});
