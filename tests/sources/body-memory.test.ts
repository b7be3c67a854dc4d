import { expect, it } from 'vitest';
import { BodyMemory, type SoundBodies } from '#sources/body-memory.ts';
import { checkMdx } from '#sources/parse-mdx.ts';

/** Checks a body in a world where these figures and paths exist; says how often it was read. */
function check(body: string, before: SoundBodies, figures: string[], paths: string[]) {
  const memory = new BodyMemory(before);
  let reads = 0;
  const world = {
    unknownId: (_: unknown, id: string) =>
      figures.includes(id) ? undefined : { code: 'SCONOSCIUTO', message: `"${id}" non esiste` },
    pathExists: (path: string) => paths.includes(path),
  };
  const problems = memory.check(body, world, (asked) => {
    reads += 1;
    return checkMdx(body, asked);
  });
  return { problems: problems.map(({ code }) => code), reads, sound: memory.sound };
}

const body = 'Sono <Dato id="persone" />, vedi [qui](/fse/).';

it('reads a sound body once, for as long as what it mentions is there', () => {
  const first = check(body, {}, ['persone'], ['/fse/']);
  expect([first.problems, first.reads]).toEqual([[], 1]);
  const again = check(body, first.sound, ['persone', 'altro'], ['/fse/']);
  expect([again.problems, again.reads, again.sound]).toEqual([[], 0, first.sound]);
  expect(check(`${body} Altro.`, first.sound, ['persone'], ['/fse/']).reads).toBe(1);
});

it('tells the problem of a sound body that mentions something no longer there', () => {
  const { sound } = check(body, {}, ['persone'], ['/fse/']);
  expect(check(body, sound, [], ['/fse/']).problems).toEqual(['SCONOSCIUTO']);
  const lost = check(body, sound, ['persone'], []);
  expect(lost.problems).toHaveLength(1);
  expect(lost.sound).toEqual({});
});
