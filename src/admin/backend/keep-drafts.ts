/**
 * Decap keeps a draft in IndexedDB, asks to restore it, and then overwrites it with the file it was still loading.
 * Its answer is held back until the form is there, so that what is restored stays. A draft written after a save of this
 * page would still say it starts from the file before that save: `rebase` says from which it does.
 */
export function keepDrafts(rebase: (raw: string) => string): void {
  holdAnswers();
  const write = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function put(value, key) {
    const draft = isDraft(key) && typeof value?.raw === 'string' ? { ...value, raw: rebase(value.raw) } : value;
    return key === undefined ? write.call(this, draft) : write.call(this, draft, key);
  };
}

function isDraft(key: unknown): boolean {
  return typeof key === 'string' && key.startsWith('backup.');
}

function holdAnswers(): void {
  const read = IDBObjectStore.prototype.get;
  IDBObjectStore.prototype.get = function get(key) {
    const request = read.call(this, key);
    if (!isDraft(key)) return request;
    let handler: ((event: Event) => void) | null = null;
    Object.defineProperty(request, 'onsuccess', {
      get: () => handler,
      set: (given) => {
        handler = given;
      },
    });
    request.addEventListener('success', (event) => {
      const answer = () => handler?.call(request, event);
      if (request.result === undefined) answer();
      else void formShown().then(answer);
    });
    return request;
  };
}

/** Resolves when the form of an entry is on the page; gives up after a minute. */
async function formShown(): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (document.querySelector('.red-widget')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
