import type { ContentStore } from '#admin/backend/content-store.ts';
import { formOf } from '#admin/config/cms-config.ts';
import { fieldLabels } from '#admin/config/field-label.ts';
import { el } from '#admin/widgets/build-element.ts';
import type { Typefaces } from '#cards/typeface.ts';
import type { Problem } from '#model/problem.ts';
import { CheckStoppedError, type CheckWorker } from './ask-worker.ts';
import type { DraftAnswer } from './check-worker.ts';
import { type BodyDrawing, bodyDrawing } from './draw-body.ts';
import { drawCards } from './draw-cards.ts';
import { drawPage } from './draw-page.ts';
import { drawLink, drawPosts } from './draw-posts.ts';
import { entrySubject } from './entry-subject.ts';
import type { EntryText } from './entry-text.ts';
import { leadToField, leadToLine } from './lead-to-field.ts';
import { loadFaces } from './load-faces.ts';
import type { Marks } from './load-marks.ts';
import { neededFirst } from './needed-first.ts';
import type { PreviewContext } from './preview-context.ts';
import { previewTabs } from './preview-tabs.ts';
import { DraftReader } from './read-draft.ts';
import { tellProblem } from './tell-problem.ts';

export interface PaneOptions {
  store: ContentStore;
  worker: CheckWorker;
  site: string;
  today(): Date;
  imageUrl(path: string): string;
  marks(): Promise<Marks>;
}

/** Pause after which the whole content is checked again, in ms. */
const calm = 500;
/** The kinds that have a card. */
const carded: readonly string[] = [
  'campaigns',
  'touchpoints',
  'messages',
  'events',
  'courses',
  'assets',
  'pages',
  'audiences',
  'site',
];

/** The pane beside the form: problems on top, then the page, or cards and posts. */
export class PreviewPane {
  readonly element = el('div', { className: 'red-anteprima' });
  private readonly options: PaneOptions;
  private readonly reader = new DraftReader();
  private readonly problems = el('div', { role: 'status', className: 'red-esito', textContent: 'Controllo in corso…' });
  private readonly note = el('p', { className: 'red-provvisori', hidden: true });
  private readonly page = el('div');
  private readonly cards = el('div');
  private readonly tabs = previewTabs(
    [
      { id: 'pagina', label: 'Pagina', panel: this.page },
      { id: 'card', label: 'Card e post', panel: this.cards },
    ],
    () => this.draw(),
  );
  private readonly body: BodyDrawing;
  private faces: Typefaces | undefined;
  private readonly marks: Promise<Marks>;
  private logos: Marks = new Map();
  private entry: EntryText | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;

  constructor(options: PaneOptions) {
    this.options = options;
    this.marks = options.marks();
    this.body = bodyDrawing(
      (body) => options.worker.readBody(body, 'drawing'),
      () => this.draw(),
    );
    this.element.append(this.problems, this.tabs.element, this.note, this.page, this.cards);
  }

  /** Shows an entry as it is now. */
  show(entry: EntryText): void {
    if (this.entry?.text === entry.text && this.entry.path === entry.path) return;
    if (!this.entry) {
      this.tabs.element.hidden = !carded.includes(entry.name);
      if (entry.name === 'touchpoints') this.tabs.select('card');
    }
    this.entry = entry;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.recheck(entry), this.problems.childElementCount ? calm : 0);
  }

  private async recheck(entry: EntryText): Promise<void> {
    try {
      const answer = await this.options.worker.checkDraft(entry, this.options.today(), await this.marks);
      if (answer) this.tell(entry, answer);
    } catch (error) {
      if (!(error instanceof CheckStoppedError)) throw error;
      const retry = el('button', { type: 'button', textContent: 'Prova di nuovo', onclick: () => this.recheck(entry) });
      this.problems.classList.add('red-manca');
      this.problems.replaceChildren(el('p', { textContent: error.message }), retry);
    }
  }

  private tell({ name, placed }: EntryText, { problems, bodyLine }: DraftAnswer): void {
    const unplaced = placed ? [] : formOf(name).filter(({ name: key }) => key.startsWith('_'));
    const said = [
      ...unplaced.map((field) => leading(`Manca «${field.label}»: compilalo. [CAMPO_MANCANTE]`, { field: field.name })),
      ...problems.map((problem) => leading(tellProblem(problem, bodyLine), problem, bodyLine)),
    ];
    const title = said.length === 1 ? 'Un problema da risolvere' : `${said.length} problemi da risolvere`;
    this.problems.classList.toggle('red-manca', said.length > 0);
    this.problems.replaceChildren(
      ...(said.length
        ? [el('b', { textContent: title }), el('ul', {}, ...said.map((words) => el('li', {}, words)))]
        : [el('p', { textContent: 'Nessun problema: si può pubblicare.' })]),
    );
  }

  private draw(): void {
    const { entry } = this;
    if (!entry) return;
    const { store, site, today, imageUrl } = this.options;
    const { read, made } = this.reader.read(entry);
    const { content } = store.loaded(entry, read);
    const context: PreviewContext = { content, site, logos: this.logos, today: today(), imageUrl };
    const labels = [...new Set(made.map((path) => `«${fieldLabels(entry.name, path).join(' › ') || path}»`))];
    this.note.hidden = labels.length === 0;
    this.note.textContent = `Provvisorio finché non lo scrivi: ${labels.join(', ')}.`;
    if (!this.page.hidden) this.page.replaceChildren(drawPage(context, entry.name, entry.id, this.body));
    if (!this.cards.hidden) this.drawCards(context, entry, read.entry?.value ?? {});
  }

  private drawCards(context: PreviewContext, entry: EntryText, fields: Record<string, unknown>): void {
    const { faces } = this;
    if (!faces) {
      this.cards.replaceChildren(el('p', { className: 'red-nota', textContent: 'Carico i caratteri…' }));
      void Promise.all([loadFaces(), this.marks]).then(([loaded, logos]) => {
        this.faces = loaded;
        this.logos = logos;
        this.draw();
      });
      return;
    }
    const { content } = context;
    const touchpoint = entry.name === 'touchpoints' ? content.find('touchpoints', entry.id) : undefined;
    const parts: (() => HTMLElement[])[] = [
      ...(touchpoint ? [() => drawPosts(context, touchpoint), () => [drawLink(context, touchpoint)]] : []),
      () => {
        const subject = entrySubject(content, entry.name, entry.id);
        if (!subject) return [note('Questi destinatari non sono ancora in una campagna: la card verrà dopo.')];
        return [el('div', { className: 'red-card-tutte' }, ...drawCards(context, subject, faces))];
      },
    ];
    const drawn = parts.map(attempt);
    const lacking = drawn.includes(undefined) ? neededFirst(content, entry.name, fields) : [];
    const words = lacking.length
      ? `Per disegnare il resto manca ancora: ${lacking.map((label) => `«${label}»`).join(', ')}.`
      : 'Il resto si disegna appena i problemi qui sopra sono risolti.';
    const told = drawn.includes(undefined) ? [note(words)] : [];
    this.cards.replaceChildren(el('div', {}, ...told, ...drawn.flatMap((part) => part ?? [])));
  }
}

/** The words of a problem, that lead to its field in the form or to its line in the body. */
function leading(words: string, { field, line }: Partial<Problem>, bodyLine = 0): HTMLElement | string {
  const lead =
    field !== undefined
      ? () => void leadToField(field)
      : line !== undefined && bodyLine > 0 && line >= bodyLine
        ? () => leadToLine(line - bodyLine + 1)
        : undefined;
  return lead ? el('button', { type: 'button', className: 'red-porta', textContent: words, onclick: lead }) : words;
}

function note(textContent: string): HTMLElement {
  return el('p', { className: 'red-nota red-avviso', textContent });
}

/** A part whose references lead nowhere yet can't be drawn; the others can. */
function attempt(draw: () => HTMLElement[]): HTMLElement[] | undefined {
  try {
    return draw();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
