import { momentEnd, momentStart } from '#model/moment.ts';
import type { Phase } from '#model/plan.ts';
import { type Progress, progressAt } from '#model/visibility.ts';

/** A phase of the plan at the reporting date. */
export interface PhaseStatus {
  phase: Phase;
  /** First instant, and first instant after; undefined where the sources don't say. */
  start: Date | undefined;
  end: Date | undefined;
  /** Undefined where the known dates can't tell. */
  progress: Progress | undefined;
  /** Part of its time that has gone by, 0 to 1; undefined unless both dates are known. */
  elapsed: number | undefined;
}

/** Where a phase stands at an instant. */
export function phaseStatus(phase: Phase, now: Date): PhaseStatus {
  const start = phase.start === undefined ? undefined : momentStart(phase.start);
  const end = phase.end === undefined ? undefined : momentEnd(phase.end);
  return { phase, start, end, progress: progressOf(start, end, now), elapsed: elapsedOf(start, end, now) };
}

function progressOf(start: Date | undefined, end: Date | undefined, now: Date): Progress | undefined {
  if (start && end) return progressAt(start, end, now);
  if (start && now < start) return 'upcoming';
  if (end && now >= end) return 'ended';
  return undefined;
}

function elapsedOf(start: Date | undefined, end: Date | undefined, now: Date): number | undefined {
  if (!start || !end) return undefined;
  const share = (now.getTime() - start.getTime()) / (end.getTime() - start.getTime());
  return Math.min(1, Math.max(0, share));
}
