import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAdmin } from '#admin/write-admin.ts';

let out = '';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'redazione-build-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe('the CMS in a build', () => {
  it('is left out where no git host signs editors in', async () => {
    expect(await writeAdmin(out, {}, new Map())).toBe(false);
    expect(await readdir(out)).toEqual([]);
  });

  it('holds its page, its policy for the host alone, and nothing of the content', async () => {
    const env = { FILO_CMS_REPO: 'regione/filo', FILO_CMS_APP_ID: 'abc', FILO_CMS_URL: 'https://git.example' };
    const logo = { href: 'data:image/png;base64,AA==', width: 3, height: 2, digest: 'd' };
    expect(await writeAdmin(out, env, new Map([['fse-toscana/estar', logo]]))).toBe(true);
    const page = await readFile(join(out, 'admin/index.html'), 'utf8');
    expect(page).toContain("connect-src 'self' blob: data: https://git.example;");
    expect(page).toContain('"name":"redazione-gitlab"');
    const names = await readdir(join(out, 'admin'));
    expect(names).toEqual(expect.arrayContaining(['decap-cms.js', 'redazione.js', 'controllo.js']));
    expect(JSON.parse(await readFile(join(out, 'admin/loghi.json'), 'utf8'))).toEqual([['fse-toscana/estar', logo]]);
    expect(names).not.toContain('contenuto.json');
  });
});
