import type { ContentStore } from '#admin/backend/content-store.ts';
import type { Answer, BodyAnswer, DraftAnswer, Message, Question, Reply } from './check-worker.ts';
import type { EntryText } from './entry-text.ts';
import type { Marks } from './load-marks.ts';

/** The check does not answer, not even started again: nobody knows what is wrong with the words. */
export class CheckStoppedError extends Error {
  constructor() {
    super(
      'Il controllo non è in funzione: qui non si vede che cosa non va. Prova di nuovo; se continua, ricarica la pagina: la bozza resta. [CONTROLLO_FERMO]',
    );
  }
}

interface Asked {
  question: Question;
  resolve(answer: Answer | undefined): void;
  reject(error: Error): void;
}

/** How long a worker may give no sign of life, ms: a check of the whole content takes less than a second. */
const patience = 20_000;

/** The worker that parses and checks away from the page's thread. Of each kind of question a newer one makes an older moot. */
export class CheckWorker {
  private worker: Worker | undefined;
  private sent = new Map<string, string>();
  private sentMarks: Marks | undefined;
  private marks: Marks = new Map();
  private ticket = 0;
  private failed = false;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private readonly latest = new Map<Question['kind'], number>();
  private readonly waiting = new Map<number, Asked>();
  private readonly store: ContentStore;
  private readonly site: string;

  constructor(store: ContentStore, site: string) {
    this.store = store;
    this.site = site;
  }

  /** The problems of a draft on a reporting date, its card with these marks; undefined where a newer question was asked meanwhile. @throws CheckStoppedError */
  checkDraft({ path, text, name, id }: EntryText, today: Date, marks: Marks): Promise<DraftAnswer | undefined> {
    this.marks = marks;
    return this.ask({ kind: 'draft', path, text, name, id, site: this.site, today });
  }

  /** The problems and the syntax tree of a body; undefined where a newer question was asked meanwhile. @throws CheckStoppedError */
  readBody(body: string, purpose: 'lint' | 'drawing'): Promise<BodyAnswer | undefined> {
    return this.ask({ kind: purpose, body });
  }

  private ask<A extends Answer>(question: Question): Promise<A | undefined> {
    this.ticket += 1;
    const { ticket } = this;
    this.latest.set(question.kind, ticket);
    return new Promise<A | undefined>((resolve, reject) => {
      this.waiting.set(ticket, { question, resolve: (answer) => resolve(answer as A | undefined), reject });
      this.send(ticket, question);
    });
  }

  private send(ticket: number, question: Question): void {
    const message: Message = { ticket, question, changed: this.changes(), uploads: [...this.store.uploads] };
    const marks = this.sentMarks === this.marks ? {} : { marks: this.marks };
    this.sentMarks = this.marks;
    this.open().postMessage({ ...message, ...marks });
    this.keepWatch();
  }

  private open(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker('controllo.js', { type: 'module' });
    this.worker = worker;
    worker.addEventListener('error', () => worker === this.worker && this.restart());
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (worker !== this.worker) return;
      if ('failure' in data) return this.restart(data.failure);
      this.failed = false;
      this.settle(data.ticket, (asked) => asked.resolve(this.isLatest(data.ticket, asked) ? data.answer : undefined));
      this.keepWatch();
    });
    return worker;
  }

  /** Starts a new worker in place of a dead one and asks it again, once: then whoever waits is told. */
  private restart(failure?: string): void {
    if (failure !== undefined) console.error('check worker:', failure);
    this.worker?.terminate();
    this.worker = undefined;
    this.sent = new Map();
    this.sentMarks = undefined;
    clearTimeout(this.watch);
    const again = !this.failed;
    this.failed = again;
    for (const [ticket, asked] of [...this.waiting]) {
      if (!this.isLatest(ticket, asked)) this.settle(ticket, () => asked.resolve(undefined));
      else if (again) this.send(ticket, asked.question);
      else this.settle(ticket, () => asked.reject(new CheckStoppedError()));
    }
  }

  private keepWatch(): void {
    clearTimeout(this.watch);
    if (this.waiting.size) this.watch = setTimeout(() => this.restart('no answer'), patience);
  }

  private isLatest(ticket: number, { question }: Asked): boolean {
    return this.latest.get(question.kind) === ticket;
  }

  private settle(ticket: number, answer: (asked: Asked) => void): void {
    const asked = this.waiting.get(ticket);
    this.waiting.delete(ticket);
    if (asked) answer(asked);
  }

  private changes(): [string, string | null][] {
    const now = new Map(this.store.files().map(({ path, text }) => [path, text]));
    const changed = [...now].filter(([path, text]) => this.sent.get(path) !== text);
    const gone = [...this.sent.keys()].filter((path) => !now.has(path)).map((path): [string, null] => [path, null]);
    this.sent = now;
    return [...changed, ...gone];
  }
}
