import type { ContentStore } from '#admin/backend/content-store.ts';
import type { CheckAnswer, CheckRequest } from './check-worker.ts';
import type { EntryText } from './entry-text.ts';

/** Asks the worker for the problems of a file as it is being written; a newer question makes an older one moot. */
export class DraftCheck {
  private worker: Worker | undefined;
  private sent = new Map<string, string>();
  private ticket = 0;
  private readonly store: ContentStore;
  private readonly site: string;

  constructor(store: ContentStore, site: string) {
    this.store = store;
    this.site = site;
  }

  /** The problems of the draft on a reporting date; undefined where a newer question was asked meanwhile. */
  ask(draft: EntryText, today: Date): Promise<CheckAnswer | undefined> {
    this.worker ??= new Worker('controllo.js', { type: 'module' });
    const { worker } = this;
    this.ticket += 1;
    const { ticket } = this;
    const request: CheckRequest = {
      changed: this.changes(),
      draft,
      uploads: [...this.store.uploads],
      site: this.site,
      today,
      ticket,
    };
    worker.postMessage(request);
    return new Promise((resolve) => {
      const listen = ({ data }: MessageEvent<CheckAnswer>) => {
        if (data.ticket !== ticket && data.ticket < this.ticket) return;
        worker.removeEventListener('message', listen);
        resolve(data.ticket === ticket ? data : undefined);
      };
      worker.addEventListener('message', listen);
    });
  }

  private changes(): [string, string | null][] {
    const now = new Map(this.store.files().map(({ path, text }) => [path, text]));
    const changed = [...now].filter(([path, text]) => this.sent.get(path) !== text);
    const gone = [...this.sent.keys()].filter((path) => !now.has(path)).map((path): [string, null] => [path, null]);
    this.sent = now;
    return [...changed, ...gone];
  }
}
