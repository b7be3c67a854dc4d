import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Goal } from '../query/goals.ts';

/** A goal with the number it is deleted by. */
export interface KeptGoal {
  readonly id: number;
  readonly goal: Goal;
}

const TABLE = `CREATE TABLE IF NOT EXISTS goal (
  id INTEGER PRIMARY KEY, domain TEXT NOT NULL, name TEXT NOT NULL, goal TEXT NOT NULL, UNIQUE (domain, name))`;

/** The goals of each site that were configured over HTTP. They are few and read anew for each question. */
export class KeptGoals {
  readonly #list: StatementSync;
  readonly #add: StatementSync;
  readonly #remove: StatementSync;

  constructor(db: DatabaseSync) {
    db.exec(TABLE);
    this.#list = db.prepare('SELECT id, goal FROM goal WHERE domain = ? ORDER BY id');
    this.#add = db.prepare('INSERT INTO goal (domain, name, goal) VALUES (?, ?, ?)');
    this.#remove = db.prepare('DELETE FROM goal WHERE domain = ? AND id = ?');
  }

  /** A site's goals, the oldest first. */
  of(domain: string): KeptGoal[] {
    return this.#list
      .all(domain)
      .map(({ id, goal }) => ({ id: id as number, goal: JSON.parse(goal as string) as Goal }));
  }

  /** Keeps a goal, unless the site has one of that name: that one is returned then. */
  findOrAdd(domain: string, goal: Goal): KeptGoal {
    const found = this.of(domain).find(({ goal: { name } }) => name === goal.name);
    if (found !== undefined) return found;
    return { id: Number(this.#add.run(domain, goal.name, JSON.stringify(goal)).lastInsertRowid), goal };
  }

  /** Whether there was one to remove. */
  remove(domain: string, id: number): boolean {
    return this.#remove.run(domain, id).changes > 0;
  }
}
