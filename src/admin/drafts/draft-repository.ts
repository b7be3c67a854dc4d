import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DraftNote, readNote, writeNote } from './draft-note.ts';
import { runGit } from './run-git.ts';

/** Where the drafts live, from the project's folder: a clone without files, only for them. */
export const draftsFolder = '.filo/bozze.git';

/** A draft: its name (`messages/otto-moduli`), its last commit and what it says. */
export interface Draft {
  key: string;
  tip: string;
  note: DraftNote;
  author: string;
  /** ISO instant. */
  at: string;
}

/** A file that a draft adds, changes or removes. */
export interface DraftChange {
  path: string;
  kind: 'added' | 'changed' | 'removed';
}

/** What goes in a commit: the text of each path, `undefined` to remove it. */
export type Changes = Record<string, string | undefined>;

const person = { GIT_AUTHOR_NAME: 'Redazione', GIT_AUTHOR_EMAIL: 'redazione@localhost' };

/** The branches `cms/<collection>/<id>` of a bare clone: nothing is ever checked out, every step is one atomic move. */
export class DraftRepository {
  private readonly root: string;
  private readonly folder: string;
  /** Where the project stands in its repository: empty, or a folder with its slash. */
  private prefix = '';
  private author: Record<string, string> = {};

  private constructor(root: string) {
    this.root = root;
    this.folder = join(root, draftsFolder);
  }

  /** Opens the drafts of a project, making their clone at first. @throws Error where the project is not in git. */
  static async open(root: string): Promise<DraftRepository> {
    const drafts = new DraftRepository(root);
    const head = await runGit(root, ['rev-parse', '--verify', 'HEAD^{commit}']).catch(() => undefined);
    if (head === undefined)
      throw new Error(
        '--git keeps drafts in git: this folder has no commit yet. Run git init, git add and git commit.',
      );
    drafts.prefix = (await runGit(root, ['rev-parse', '--show-prefix'])).trim();
    drafts.author = await drafts.whoCommits();
    if (!(await stat(join(drafts.folder, 'HEAD')).catch(() => undefined))) {
      await rm(drafts.folder, { recursive: true, force: true });
      await mkdir(drafts.folder, { recursive: true });
      await runGit(drafts.folder, ['init', '--quiet', '--bare']);
    }
    await drafts.follow();
    return drafts;
  }

  /** Every draft there is. */
  async list(): Promise<Draft[]> {
    const format = '%(refname:lstrip=3)%00%(objectname)%00%(authorname)%00%(committerdate:iso-strict)%00%(contents)%01';
    const said = await this.git(['for-each-ref', `--format=${format}`, 'refs/heads/cms/']);
    return said.split('\x01').flatMap((line) => {
      const [key = '', tip = '', author = '', at = '', message = ''] = line.replace(/^\n/, '').split('\0');
      const note = readNote(message);
      return note ? [{ key, tip, note, author, at }] : [];
    });
  }

  async find(key: string): Promise<Draft | undefined> {
    return (await this.list()).find((draft) => draft.key === key);
  }

  /** The text of a file in a commit; undefined where it is not there. */
  async read(commit: string, path: string): Promise<string | undefined> {
    const found = await this.git(['ls-tree', '-z', commit, '--', this.prefix + path]);
    const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(found)?.[1];
    return blob && this.git(['cat-file', 'blob', blob]);
  }

  /** What a draft changes of the files it began from. */
  async changes({ note, tip }: Draft): Promise<DraftChange[]> {
    const said = await this.git(['diff-tree', '-r', '-z', '--no-renames', '--name-status', note.from, tip]);
    const parts = said.split('\0');
    const kinds = { A: 'added', D: 'removed' } as const;
    return Array.from({ length: Math.floor(parts.length / 2) }, (_, i) => ({
      kind: kinds[parts[i * 2] as keyof typeof kinds] ?? 'changed',
      path: (parts[i * 2 + 1] ?? '').slice(this.prefix.length),
    }));
  }

  /** A commit with the files as they are now, from which a draft begins: `parent`, or the project's last commit. */
  async begin(files: Changes, parent?: string): Promise<string> {
    if (parent === undefined) await this.follow();
    const from = parent ?? (await this.git(['rev-parse', 'refs/progetto/HEAD'])).trim();
    const same = await Promise.all(Object.entries(files).map(async ([p, text]) => (await this.read(from, p)) === text));
    return same.every(Boolean) ? from : this.commit(from, files, 'content: i testi da cui parte la bozza\n');
  }

  /** Adds a step to a draft, or starts it; `tip` is the step it follows, so that two at once can't both be last. */
  async step(key: string, tip: string | undefined, parent: string, files: Changes, note: DraftNote): Promise<string> {
    const made = await this.commit(parent, files, writeNote(note));
    await this.git(['update-ref', `refs/heads/cms/${key}`, made, tip ?? '0'.repeat(made.length)]);
    return made;
  }

  /** Takes a draft off the list; its steps stay under `refs/archivio/`, from where git gives them back. */
  async archive({ key, tip }: Draft): Promise<void> {
    await this.git(['update-ref', `refs/archivio/${key}/${tip.slice(0, 12)}`, tip]);
    await this.git(['update-ref', '-d', `refs/heads/cms/${key}`, tip]);
  }

  /** Commits these files alone, as they are on disk, in the project's own repository. */
  async commitInProject(paths: string[], message: string): Promise<void> {
    const changed = await runGit(this.root, ['status', '--porcelain', '-z', '--untracked-files=all', '--', ...paths]);
    if (changed === '') return;
    await runGit(this.root, ['add', '--intent-to-add', '--all', '--', ...paths]).catch(() => undefined);
    const said = await runGit(this.root, ['ls-files', '-z', '--', ...paths]);
    const known = paths.filter(
      (path) => said.split('\0').includes(path) || changed.includes(` D ${this.prefix}${path}`),
    );
    const args = ['commit', '--quiet', '--only', '-m', message, '--', ...known];
    await runGit(this.root, args, { env: this.author });
  }

  private async commit(parent: string, files: Changes, message: string): Promise<string> {
    const index = join(this.folder, `indice-${process.pid}-${randomBytes(6).toString('hex')}`);
    const env = { GIT_INDEX_FILE: index, ...this.author };
    try {
      await this.git(['read-tree', parent], { env });
      for (const [path, text] of Object.entries(files)) {
        const at = this.prefix + path;
        if (text === undefined) await this.git(['update-index', '--force-remove', '--', at], { env });
        else {
          const blob = (await this.git(['hash-object', '-w', '--no-filters', '--stdin'], { input: text })).trim();
          await this.git(['update-index', '--add', '--cacheinfo', `100644,${blob},${at}`], { env });
        }
      }
      const tree = (await this.git(['write-tree'], { env })).trim();
      const made = await this.git(['commit-tree', '--no-gpg-sign', tree, '-p', parent], { env, input: message });
      return made.trim();
    } finally {
      await rm(index, { force: true });
    }
  }

  /** Brings in the project's last commit. */
  private async follow(): Promise<void> {
    const top = (await runGit(this.root, ['rev-parse', '--show-toplevel'])).trim();
    await this.git(['fetch', '--quiet', '--no-tags', '--force', top, 'HEAD:refs/progetto/HEAD']);
  }

  private async whoCommits(): Promise<Record<string, string>> {
    const known = await runGit(this.root, ['config', 'user.email']).catch(() => '');
    if (known.trim() === '')
      return { ...person, GIT_COMMITTER_NAME: 'Redazione', GIT_COMMITTER_EMAIL: person.GIT_AUTHOR_EMAIL };
    const name = (await runGit(this.root, ['config', 'user.name']).catch(() => '')).trim() || 'Redazione';
    const email = known.trim();
    return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  }

  private git(args: string[], options: Parameters<typeof runGit>[2] = {}): Promise<string> {
    return runGit(this.folder, args, options);
  }
}
