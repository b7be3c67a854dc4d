import type { ContentStore } from '#admin/backend/content-store.ts';
import type { Answer, BodyAnswer, DraftAnswer, Question } from './check-worker.ts';
import type { EntryText } from './entry-text.ts';

/** The worker that parses and checks away from the page's thread. Of each kind of question a newer one makes an older moot. */
export class CheckWorker {
  private worker: Worker | undefined;
  private sent = new Map<string, string>();
  private ticket = 0;
  private readonly latest = new Map<Question['kind'], number>();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly store: ContentStore;
  private readonly site: string;

  constructor(store: ContentStore, site: string) {
    this.store = store;
    this.site = site;
  }

  /** The problems of a draft on a reporting date; undefined where a newer question was asked meanwhile. */
  checkDraft({ path, text, name, id }: EntryText, today: Date): Promise<DraftAnswer | undefined> {
    return this.ask({ kind: 'draft', path, text, name, id, site: this.site, today });
  }

  /** The problems and the syntax tree of a body; undefined where a newer question was asked meanwhile. */
  readBody(body: string, purpose: 'lint' | 'drawing'): Promise<BodyAnswer | undefined> {
    return this.ask({ kind: purpose, body });
  }

  private ask<A extends Answer>(question: Question): Promise<A | undefined> {
    this.ticket += 1;
    const { ticket } = this;
    this.latest.set(question.kind, ticket);
    this.open().postMessage({ ticket, question, changed: this.changes(), uploads: [...this.store.uploads] });
    return new Promise((resolve) => {
      this.waiting.set(ticket, (answer) =>
        resolve(this.latest.get(question.kind) === ticket ? (answer as A) : undefined),
      );
    });
  }

  private open(): Worker {
    if (this.worker) return this.worker;
    this.worker = new Worker('controllo.js', { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<{ ticket: number; answer: Answer }>) => {
      this.waiting.get(data.ticket)?.(data.answer);
      this.waiting.delete(data.ticket);
    });
    return this.worker;
  }

  private changes(): [string, string | null][] {
    const now = new Map(this.store.files().map(({ path, text }) => [path, text]));
    const changed = [...now].filter(([path, text]) => this.sent.get(path) !== text);
    const gone = [...this.sent.keys()].filter((path) => !now.has(path)).map((path): [string, null] => [path, null]);
    this.sent = now;
    return [...changed, ...gone];
  }
}
