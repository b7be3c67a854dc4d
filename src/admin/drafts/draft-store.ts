import { readFile } from 'node:fs/promises';
import { fieldOrder } from '#admin/config/cms-config.ts';
import { mergeEntries } from '#admin/format/merge-entries.ts';
import { hashOf } from '#admin/server/hash-of.ts';
import { RefusedError, resolvePath } from '#admin/server/resolve-path.ts';
import { type DataFile, type EntryStore, refuseBroken } from '#admin/server/save-entries.ts';
import { collections, locate } from '#model/collections.ts';
import type { DraftMedia } from './draft-media.ts';
import { type DraftState, draftStates } from './draft-note.ts';
import type { Draft, DraftRepository } from './draft-repository.ts';

/** A save of a draft. */
export interface DraftSave {
  /** `messages/otto-moduli`: collection and id. */
  key: string;
  files: DataFile[];
  who: string;
  message: string;
  state?: DraftState;
}

/** Drafts under review: kept in git apart from the project's files, which change only when one is published. */
export class DraftStore {
  readonly media: DraftMedia;
  readonly repository: DraftRepository;
  private readonly root: string;
  private readonly entries: EntryStore;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(root: string, repository: DraftRepository, entries: EntryStore, media: DraftMedia) {
    this.root = root;
    this.repository = repository;
    this.entries = entries;
    this.media = media;
  }

  /** Saves a step of a draft, or begins it; returns the new hash of each file. Throws RefusedError 409 with the conflict. */
  save({ key, files, who, message, state = 'draft' }: DraftSave): Promise<Record<string, string>> {
    return this.alone(async () => {
      const draft = await this.repository.find(key);
      for (const { path, newPath, text } of files) refuseBroken(newPath ?? path, text);
      const from = draft ? await this.checkDraft(draft, files) : await this.begin(files);
      const changes = Object.fromEntries(
        files.flatMap(({ path, newPath, text }) =>
          newPath === undefined || newPath === path
            ? [[path, text]]
            : [
                [path, undefined],
                [newPath, text],
              ],
        ),
      );
      const parent = draft && from === draft.note.from ? draft.tip : from;
      const note = { message, state: draft?.note.state ?? state, from, who };
      await this.repository.step(key, draft?.tip, parent, changes, note);
      return Object.fromEntries(files.map(({ path, newPath, text }) => [newPath ?? path, hashOf(text)]));
    });
  }

  /** Moves a draft to another step. */
  async move(key: string, state: DraftState, who: string): Promise<void> {
    await this.alone(async () => {
      const draft = await this.get(key);
      const message = `content: ${draftStates[state]} «${key}»`;
      await this.repository.step(key, draft.tip, draft.tip, {}, { message, state, from: draft.note.from, who });
    });
  }

  async discard(key: string): Promise<void> {
    await this.alone(async () => this.repository.archive(await this.get(key)));
  }

  async get(key: string): Promise<Draft> {
    const draft = await this.repository.find(key);
    if (!draft) throw new RefusedError(404, `La bozza ${key} non c'è più: è stata pubblicata o eliminata.`);
    return draft;
  }

  /**
   * Writes a ready draft in the project, where nobody changed the same fields meanwhile, and commits its files alone.
   * `uncommitted` says why git would not take them: the files are written all the same.
   */
  publish(key: string, who: string): Promise<{ paths: string[]; uncommitted?: string }> {
    return this.alone(async () => {
      const draft = await this.get(key);
      if (draft.note.state !== 'pending_publish') {
        const now = draftStates[draft.note.state];
        throw new RefusedError(422, `La bozza è «${now}»: portala a «pronto», poi pubblicala.`);
      }
      const { texts, removed } = await this.toWrite(draft);
      const files = texts.filter(({ same }) => !same).map(({ same: _, ...file }) => file);
      const media = await this.media.goingWith(texts);
      await this.entries.save(files, media, who);
      if (removed.length) await this.entries.remove(removed);
      const paths = [
        ...(await this.repository.changes(draft)).map(({ path }) => path),
        ...media.map(({ path }) => path),
      ];
      const done = await this.commit(paths, `content: pubblica ${key.replace('/', ' «')}»`);
      await this.repository.archive(draft);
      await this.media.forget(media.map(({ path }) => path));
      return { paths, ...done };
    });
  }

  /** Commits files that an editor changed directly, outside a draft. */
  async commit(paths: string[], message: string): Promise<{ uncommitted?: string }> {
    return this.repository.commitInProject(paths, message).then(
      () => ({}),
      (error: unknown) => ({ uncommitted: error instanceof Error ? error.message : String(error) }),
    );
  }

  /**
   * The texts a draft publishes, with those the project has already, and what it removes; refuses where the project's
   * file changed in the same fields.
   */
  private async toWrite(draft: Draft): Promise<{ texts: (DataFile & { same: boolean })[]; removed: string[] }> {
    const texts: (DataFile & { same: boolean })[] = [];
    const removed: string[] = [];
    for (const { path, kind } of await this.repository.changes(draft)) {
      const [now, base, mine] = [
        await this.now(path),
        await this.repository.read(draft.note.from, path),
        kind === 'removed' ? undefined : await this.repository.read(draft.tip, path),
      ];
      const text = now === base || now === mine ? mine : merged(path, base, mine, now);
      if (text !== undefined)
        texts.push({ path, text, same: now === text, ...(now === undefined ? {} : { base: hashOf(now) }) });
      else if (now !== undefined) removed.push(path);
    }
    return { texts, removed };
  }

  private async begin(files: DataFile[]): Promise<string> {
    for (const file of files) await this.entries.refuseChanged(file);
    const now = await Promise.all(files.map(async ({ path }) => [path, await this.now(path)] as const));
    return this.repository.begin(Object.fromEntries(now));
  }

  /** The commit a draft begins from once this save is allowed; refuses one over another window's, or over a file that moved on. */
  private async checkDraft(draft: Draft, files: DataFile[]): Promise<string> {
    const fresh: Record<string, string | undefined> = {};
    for (const { path, base } of files) {
      const [now, from, mine] = [
        await this.now(path),
        await this.repository.read(draft.note.from, path),
        await this.repository.read(draft.tip, path),
      ];
      if (base === undefined && mine !== undefined) {
        throw new RefusedError(409, `C'è già una bozza ${draft.key}: aprila, o scegli un altro nome.`);
      }
      const both = `${hash(mine)}+${hash(now)}`;
      if (base === both) fresh[path] = now;
      else if (base !== hash(mine)) throw this.overAnother(draft, path, mine);
      else if (now !== from && now !== mine) {
        const conflict = {
          path,
          theirs: now,
          hash: both,
          base: from,
          who: 'una pubblicazione più recente della bozza',
        };
        throw new RefusedError(409, `Il file ${path} è cambiato da quando la bozza è cominciata.`, { conflict });
      }
    }
    return Object.keys(fresh).length ? this.repository.begin(fresh, draft.tip) : draft.note.from;
  }

  private overAnother({ note, at }: Draft, path: string, theirs: string | undefined): RefusedError {
    const conflict = { path, theirs, hash: hash(theirs), who: note.who, at };
    return new RefusedError(409, `La bozza di ${path} è cambiata da quando l'hai aperta.`, { conflict });
  }

  private async now(path: string): Promise<string | undefined> {
    return readFile(await resolvePath(this.root, path), 'utf8').catch(() => undefined);
  }

  private alone<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(task, task);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

function hash(text: string | undefined): string | undefined {
  return text === undefined ? undefined : hashOf(text);
}

function merged(path: string, base: string | undefined, mine: string | undefined, now: string | undefined): string {
  const name = locate(path)?.name;
  const changed = `Il file ${path} è cambiato dopo l'inizio della bozza`;
  const ask = 'Apri la bozza e salvala: vedrai le due versioni e potrai unirle.';
  if (!name || base === undefined || mine === undefined || now === undefined)
    throw new RefusedError(409, `${changed}. ${ask}`);
  const kind = collections[name].body ? 'mdx' : 'yaml';
  const result = mergeEntries(kind, { base, mine, theirs: now }, fieldOrder(name));
  if ('text' in result) return result.text;
  throw new RefusedError(409, `${changed}, negli stessi campi: ${result.clashes.join(', ')}. ${ask}`);
}
