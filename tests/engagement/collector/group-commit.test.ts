import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GroupCommit } from '#engagement/collector/store/group-commit.ts';
import { openDatabase, openDatabaseReadOnly } from '#engagement/collector/store/open-database.ts';
import { temporaryFolder } from './harness.ts';

function open() {
  const path = join(temporaryFolder(), 'group.db');
  const db = openDatabase(path);
  let refuse = false;
  let lost = 0;
  const group = new GroupCommit(db, {
    write: () => {
      if (refuse) throw new Error('the disk is full');
    },
    lost: () => {
      lost += 1;
    },
  });
  const add = db.prepare('INSERT INTO site (domain) VALUES (?)');
  return {
    group,
    db,
    write: (domain: string) => {
      group.begin();
      add.run(domain);
      return group.committed();
    },
    refuse: (yes: boolean) => {
      refuse = yes;
    },
    lost: () => lost,
    /** What another process finds in the file. */
    domains: () => {
      const reader = openDatabaseReadOnly(path);
      const found = reader.prepare('SELECT domain FROM site ORDER BY id').all();
      reader.close();
      return found.map(({ domain }) => domain);
    },
  };
}

describe('a group', () => {
  it('is in the file once it is said to be, also while the one before is being flushed', async () => {
    const { group, db, write, domains } = open();
    const first = write('a');
    while (group.open) await new Promise((resolve) => setTimeout(resolve));
    const second = write('b');
    await first;
    expect(domains()).toContain('a');
    await second;
    expect(domains()).toEqual(['a', 'b']);
    await group.close();
    db.close();
  });

  it('that is refused fails as a whole, and the next one is taken', async () => {
    const { group, db, write, refuse, lost, domains } = open();
    refuse(true);
    const both = [write('a'), write('b')];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([lost(), domains()]).toEqual([1, []]);
    refuse(false);
    await write('c');
    expect(domains()).toEqual(['c']);
    await group.close();
    db.close();
  });

  it('is written when the file is let go of', async () => {
    const { group, db, write, domains } = open();
    const waiting = write('a');
    await group.close();
    await waiting;
    expect(domains()).toEqual(['a']);
    db.close();
  });
});
