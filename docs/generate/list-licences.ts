import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ThirdParty {
  name: string;
  version: string;
  licence: string;
  /** Where its code is; empty where the package does not say. */
  url: string;
}

interface Package {
  name?: string;
  version?: string;
  license?: string | { type?: string };
  licenses?: { type?: string }[];
  homepage?: string;
  repository?: string | { url?: string };
}

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  link?: boolean;
  os?: string[];
  cpu?: string[];
}

/** Every package that a run of the product can load, whatever the platform, by name and version. */
export function listThirdParties(root: string): ThirdParty[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = new Map<string, ThirdParty>();
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path === '' || locked.dev || locked.devOptional || locked.link) continue;
    // What is installed only on some machines says no more here than the lock file does, or the list would differ by machine.
    const manifest = locked.os || locked.cpu ? '' : join(root, path, 'package.json');
    const own = manifest && existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Package) : undefined;
    const name = own?.name ?? path.replace(/^.*node_modules\//, '');
    const version = locked.version ?? own?.version ?? '';
    const licence =
      locked.license ?? (own ? declared(own) : undefined) ?? readText(join(root, path)) ?? 'non dichiarata';
    found.set(`${name}@${version}`, { name, version, licence, url: own ? address(own) : '' });
  }
  return [...found.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** The document: how many under which licence, then one line each. */
export function drawLicences(packages: readonly ThirdParty[]): string {
  const counts = [...Map.groupBy(packages, ({ licence }) => licence)].sort((a, b) => b[1].length - a[1].length);
  return `# Licenze di terze parti

<!-- Scritto da "npm run docs:licences" leggendo package-lock.json e i pacchetti installati: non modificarlo a mano. -->

I pacchetti che il prodotto può caricare quando gira (${packages.length}; quelli che servono solo a provarlo non ci sono). La licenza è quella che
il pacchetto dichiara. L'elenco leggibile dalle macchine è l'SBOM in formato CycloneDX: \`npm run -s sbom\`.

| Licenza | Pacchetti |
|---|---|
${counts.map(([licence, list]) => `| ${licence} | ${list.length} |`).join('\n')}

| Pacchetto | Versione | Licenza | Dove |
|---|---|---|---|
${packages.map(({ name, version, licence, url }) => `| ${name} | ${version} | ${licence} | ${url} |`).join('\n')}
`;
}

function declared({ license, licenses }: Package): string | undefined {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
}

/** Old packages only enclose the text of their licence. */
function readText(folder: string): string | undefined {
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  if (/Permission is hereby granted, free of charge/.test(text)) return 'MIT';
  if (/Apache License/.test(text)) return 'Apache-2.0';
  if (/Redistribution and use in source and binary forms/.test(text)) return 'BSD';
  return undefined;
}

function address({ homepage, repository }: Package): string {
  const url = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
  const plain = url
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/\.git$/, '');
  return plain.startsWith('https://') ? plain : (homepage ?? '');
}
