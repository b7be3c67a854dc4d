import type { CDPSession, Page } from 'playwright-core';
import { tellMs } from './quantiles.ts';
import { type TraceEvent, tracePage } from './trace-page.ts';

const sentence = 'Scrivere in un testo lungo deve restare leggero anche con il modulo e con la sua anteprima accanto. ';

/** Pause between two keys of a fast typist, ms; some writers stop to think after a word. */
const pace = 60;
const thought = 500;

/** Types where the cursor is, and tells what each key costs; with `thinking` the form is redrawn at each word. */
export async function measureKeys(page: Page, session: CDPSession, where: string, thinking: boolean): Promise<void> {
  const letters = thinking ? sentence : sentence.repeat(2);
  const painted = await startEventTiming(page);
  const trace = await tracePage(session, async () => {
    for (const letter of letters) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(thinking && letter === ' ' ? thought : pace);
    }
  });
  const keys = keysOf(trace);
  console.log(`${where}, ${keys.length} keys:`);
  console.log(`  the page's thread at work, key and frame: ${tellMs(keys.map(({ work }) => work))}`);
  console.log(`  the same in processor time:               ${tellMs(keys.map(({ cpu }) => cpu))}`);
  console.log(`  until the key is handled:                 ${tellMs(keys.map(({ handled }) => handled))}`);
  console.log(`  until its frame is ready, waits included: ${tellMs(keys.map(({ frame }) => frame))}`);
  const slow = (await painted()).filter((duration) => duration > 16).length;
  console.log(
    `  Event Timing, key to paint in steps of 8 ms: ${keys.length - slow} of ${keys.length} in 16 ms or less`,
  );
}

interface Key {
  /** Time the page's thread was busy with the key and with the frame that shows it, ms. */
  work: number;
  cpu: number;
  handled: number;
  /** From the key to the end of its frame: a screen of 60 Hz makes it wait up to 16.7 ms for its turn. */
  frame: number;
}

function keysOf(trace: readonly TraceEvent[]): Key[] {
  const pressed = trace.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const { pid, tid } = pressed[0] as TraceEvent;
  const own = trace.filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid);
  const tasks = own.filter(({ name }) => name === 'ThreadControllerImpl::RunTask').sort((a, b) => a.ts - b.ts);
  const frames = own.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts);
  const holding = ({ ts }: TraceEvent) => tasks.find((task) => task.ts <= ts && endOf(task) >= ts);
  return pressed.flatMap((key) => {
    const task = holding(key);
    const shown = frames.find(({ ts }) => ts > key.ts);
    const drawing = shown && holding(shown);
    if (!task || !drawing) return [];
    const cost = (of: 'dur' | 'tdur') => ((task[of] ?? 0) + (drawing === task ? 0 : (drawing[of] ?? 0))) / 1000;
    return {
      work: cost('dur'),
      cpu: cost('tdur'),
      handled: (endOf(task) - key.ts) / 1000,
      frame: (endOf(drawing) - key.ts) / 1000,
    };
  });
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

/** Hears the browser's own measure of the keys that took 16 ms or more to be painted; gives their durations. */
async function startEventTiming(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const slow: number[] = [];
    Reflect.set(window, 'slow', slow);
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') slow.push(duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  return () => page.evaluate(() => Reflect.get(window, 'slow') as number[]);
}
