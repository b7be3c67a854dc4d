import type { DatabaseSync } from 'node:sqlite';

/** Deletes the events before a moment (in seconds), the visits over by then and the texts nobody uses any more; returns how many events. */
export function deleteBefore(db: DatabaseSync, moment: number): number {
  db.exec('BEGIN IMMEDIATE');
  try {
    const { changes } = db.prepare('DELETE FROM event WHERE at < ?').run(moment);
    db.exec('DELETE FROM visit WHERE id NOT IN (SELECT visit FROM event)');
    db.exec(`DELETE FROM text WHERE id > 4 AND id NOT IN (
      SELECT name FROM event UNION SELECT host FROM event UNION SELECT page FROM event UNION SELECT props FROM event
      UNION SELECT entry_page FROM visit UNION SELECT entry_host FROM visit UNION SELECT exit_page FROM visit
      UNION SELECT exit_host FROM visit UNION SELECT origin FROM visit)`);
    db.exec('COMMIT');
    return Number(changes);
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
