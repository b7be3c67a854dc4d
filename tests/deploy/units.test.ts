import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = 'deploy/systemd/';
const services = readdirSync(folder).filter((name) => name.endsWith('.service'));

/** The lines of a unit that say something, as `name=value`. */
const linesOf = (name: string) =>
  readFileSync(folder + name, 'utf8')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));

describe.each(services)('the unit %s', (name) => {
  it('has no secret on a command line, which every user of the machine reads', () => {
    const commands = linesOf(name).filter((line) => line.startsWith('Exec'));
    expect(commands).not.toEqual([]);
    for (const command of commands) expect(command).not.toMatch(/KEY|TOKEN|SECRET|PASSWORD|api-key/);
  });

  it('gives its program no more than it needs', () => {
    expect(linesOf(name)).toEqual(
      expect.arrayContaining([
        'User=filo',
        'NoNewPrivileges=true',
        'ProtectSystem=strict',
        'ProtectHome=true',
        'PrivateTmp=true',
        'CapabilityBoundingSet=',
        'AmbientCapabilities=',
        'SystemCallArchitectures=native',
      ]),
    );
    const written = linesOf(name).filter((line) => line.startsWith('ReadWritePaths='));
    expect(written.join(' ')).not.toMatch(/=\/opt| \/opt|=\/(?: |$)|\/etc/);
  });

  it('names every command it runs by a path of the project', () => {
    for (const line of linesOf(name).filter((text) => text.startsWith('ExecStart='))) {
      const script = /\/(src\/cli\/\w+\.ts|deploy\/[\w-]+\.sh)| (src\/cli\/\w+\.ts)/.exec(line);
      expect(() => readFileSync(script?.[1] ?? script?.[2] ?? '')).not.toThrow();
    }
  });
});

it('every service but the collector, which never ends, has its timer', () => {
  const timers = readdirSync(folder).filter((name) => name.endsWith('.timer'));
  expect(timers.map((name) => name.replace('.timer', ''))).toEqual(
    services.map((name) => name.replace('.service', '')).filter((name) => name !== 'filo-collector'),
  );
});
