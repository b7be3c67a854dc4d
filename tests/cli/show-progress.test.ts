import { describe, expect, it } from 'vitest';
import { progressLine, showProgress } from '#cli/show-progress.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, write: (text: string) => written.push(text) > 0 } };
}

describe('the line of a long run', () => {
  it('says what is done, of how many, and how long the rest takes', () => {
    expect(progressLine({ done: 120, known: 0, total: 300 }, 8000, 'card')).toBe(
      `${'█'.repeat(12)}${'░'.repeat(18)} 120/300 card, ancora 12 s`,
    );
    expect(progressLine({ done: 300, known: 0, total: 300 }, 8000, 'card')).toBe(`${'█'.repeat(30)} 300/300 card`);
  });

  it('does not take what was there already for speed', () => {
    expect(progressLine({ done: 290, known: 280, total: 300 }, 1000, 'card')).toMatch(/, ancora 1 s$/);
    expect(progressLine({ done: 280, known: 280, total: 300 }, 1000, 'card')).not.toContain('ancora');
  });
});

describe('a bar', () => {
  it('stays on its line, ends at the total, and goes away', () => {
    const { written, stream } = terminal(true);
    const bar = showProgress(stream, 'card');
    for (let done = 0; done <= 1000; done += 1) bar.show(done, 1000);
    bar.end();
    expect(written.every((text) => text.startsWith('\r') && text.endsWith('\u001B[K'))).toBe(true);
    expect(written.at(-2)).toContain('1000/1000 card');
    expect(written.at(-1)).toBe('\r\u001B[K');
    // Not once for every card: a terminal is slower than the cards.
    expect(written.length).toBeLessThan(1000);
  });

  it('is silent where nobody looks, and where there is nothing to do', () => {
    const log = terminal(false);
    const unseen = showProgress(log.stream, 'card');
    unseen.show(1, 2);
    unseen.end();
    expect(log.written).toEqual([]);
    const empty = terminal(true);
    showProgress(empty.stream, 'card').show(0, 0);
    expect(empty.written).toEqual([]);
  });
});
