import type { ContentStore } from '#admin/backend/content-store.ts';
import { el } from '#admin/widgets/build-element.ts';
import type { Typefaces } from '#cards/typeface.ts';
import type { Problem } from '#model/problem.ts';
import { DraftCheck } from './check-draft.ts';
import { drawCards } from './draw-cards.ts';
import { drawPage } from './draw-page.ts';
import { drawLink, drawPosts } from './draw-posts.ts';
import { entrySubject } from './entry-subject.ts';
import type { EntryText } from './entry-text.ts';
import { loadFaces } from './load-faces.ts';
import type { PreviewContext } from './preview-context.ts';
import { tellProblem } from './tell-problem.ts';

export interface PaneOptions {
  store: ContentStore;
  site: string;
  today(): Date;
  imageUrl(path: string): string;
}

/** Pause after which the whole content is checked again, in ms. */
const calm = 500;

/** The pane beside the form: problems on top, then the page, or cards and posts. */
export class PreviewPane {
  readonly element = el('div', { className: 'red-anteprima' });
  private readonly options: PaneOptions;
  private readonly check: DraftCheck;
  private readonly problems = el('div', { role: 'status', className: 'red-esito' });
  private readonly page = el('div', { role: 'tabpanel', 'aria-label': 'Pagina' });
  private readonly cards = el('div', { role: 'tabpanel', 'aria-label': 'Card e post', hidden: true });
  private faces: Typefaces | undefined;
  private entry: EntryText | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;

  constructor(options: PaneOptions) {
    this.options = options;
    this.check = new DraftCheck(options.store, options.site);
    const tabs = [
      { label: 'Pagina', panel: this.page },
      { label: 'Card e post', panel: this.cards },
    ].map(({ label, panel }, i) =>
      el('button', {
        type: 'button',
        role: 'tab',
        textContent: label,
        'aria-selected': String(i === 0),
        onclick: () => {
          for (const one of [this.page, this.cards]) one.hidden = one !== panel;
          for (const tab of tabs) tab.setAttribute('aria-selected', String(tab.textContent === label));
          this.draw();
        },
      }),
    );
    this.element.append(
      this.problems,
      el('div', { role: 'tablist', className: 'red-schede' }, ...tabs),
      this.page,
      this.cards,
    );
  }

  /** Shows an entry as it is now. */
  show(entry: EntryText): void {
    if (this.entry?.text === entry.text && this.entry.path === entry.path) return;
    this.entry = entry;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.recheck(entry), this.problems.childElementCount ? calm : 0);
  }

  private async recheck(entry: EntryText): Promise<void> {
    const problems = await this.check.ask(entry);
    if (problems) this.tell(problems);
  }

  private tell(problems: Problem[]): void {
    const items = problems.map((problem) => el('li', { textContent: tellProblem(problem) }));
    const title = problems.length === 1 ? 'Un problema da risolvere' : `${problems.length} problemi da risolvere`;
    this.problems.classList.toggle('red-manca', problems.length > 0);
    this.problems.replaceChildren(
      ...(problems.length
        ? [el('b', { textContent: title }), el('ul', {}, ...items)]
        : [el('p', { textContent: 'Nessun problema: si può pubblicare.' })]),
    );
  }

  private draw(): void {
    const { entry } = this;
    if (!entry) return;
    const { store, site, today, imageUrl } = this.options;
    const { content } = store.loaded(entry);
    const context: PreviewContext = { content, site, today: today(), imageUrl };
    if (!this.page.hidden) this.page.replaceChildren(attempt(() => drawPage(context, entry.name, entry.id)));
    if (!this.cards.hidden) this.drawCards(context, entry);
  }

  private drawCards(context: PreviewContext, entry: EntryText): void {
    if (!this.faces) {
      this.cards.replaceChildren(el('p', { textContent: 'Carico i caratteri…' }));
      void loadFaces().then((faces) => {
        this.faces = faces;
        this.draw();
      });
      return;
    }
    const { faces } = this;
    const drawn = attempt(() => {
      const subject = entrySubject(context.content, entry.name, entry.id);
      const touchpoint = entry.name === 'touchpoints' ? context.content.find('touchpoints', entry.id) : undefined;
      if (!subject) return el('p', { textContent: 'Questa voce non ha card.' });
      return el(
        'div',
        {},
        ...(touchpoint ? [...drawPosts(context, touchpoint), drawLink(context, touchpoint)] : []),
        el('div', { className: 'red-card-tutte' }, ...drawCards(context, subject, faces)),
      );
    });
    this.cards.replaceChildren(drawn);
  }
}

/** A draft that does not hold together yet has no preview: its problems are told above. */
function attempt(draw: () => HTMLElement): HTMLElement {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return el('p', { className: 'red-nota', textContent: 'L’anteprima compare quando i campi obbligatori ci sono.' });
  }
}
