import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
  markdown,
  markdownLanguage,
} from '@codemirror/lang-markdown';
import { lintKeymap } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, type KeyBinding, keymap } from '@codemirror/view';
import { goToLine } from '#admin/previews/lead-to-field.ts';
import { tellBodyProblem } from '#admin/previews/tell-problem.ts';
import { el } from '#admin/widgets/build-element.ts';
import { type MdxComponent, mdxComponents } from '#model/mdx-components.ts';
import type { Problem } from '#model/problem.ts';
import { checkMdx } from '#sources/parse-mdx.ts';
import type { BodyWorld } from './body-world.ts';
import { componentChips } from './component-chips.ts';
import { askAttributes } from './component-form.ts';
import { pickComponent } from './component-palette.ts';
import { type Tag, writeTag } from './find-tags.ts';
import { leaveList } from './format-commands.ts';
import { lintBody } from './lint-body.ts';
import { liveMarkdown } from './live-markdown.ts';
import { pickImage } from './pick-image.ts';
import { pickLink } from './pick-link.ts';
import { buildToolbar, formatTools, historyTools, type Tool, toolKeys } from './toolbar.ts';

export interface BodyEditorOptions {
  value: string;
  label: string;
  id: string;
  world: BodyWorld;
  /** Called after a change made by the editor, never after one made by `set`. */
  onChange(): void;
}

export interface BodyEditor {
  element: HTMLElement;
  text(): string;
  /** The text changed elsewhere (a restored draft, a merge). */
  set(value: string): void;
  problems(): Omit<Problem, 'file'>[];
  focus(): void;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();
/** MDX has no HTML blocks, no autolinks in angle brackets and no indented code. */
const mdxLanguage = markdown({
  base: markdownLanguage,
  addKeymap: false,
  extensions: [{ remove: ['HTMLBlock', 'HTMLTag', 'IndentedCode', 'Autolink'] }],
});

/** Enter goes on with a list, and on an empty item leaves it at once, as in a word processor. */
const listKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: leaveList },
  { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: 'Backspace', run: deleteMarkupBackward },
];

/** The editor of a body: its text as it is, dressed up; nothing is written but what the editor types. */
export function createBodyEditor({ value, label, id, world, onChange }: BodyEditorOptions): BodyEditor {
  const status = el('p', { className: 'red-stato', role: 'status' });
  const tools = toolsOf(world);
  const view = new EditorView({
    state: EditorState.create({
      doc: value,
      extensions: [
        history(),
        drawSelection(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        mdxLanguage,
        liveMarkdown,
        componentChips({
          edit: (target, tag) => editTag(target, tag, world),
          describe: (tag) => describe(tag, world),
        }),
        lintBody(
          (body) => world.lint(body),
          (problems) => {
            status.textContent = problems.length
              ? `${count(problems.length)}: ${problems.map(tellBodyProblem).join(' ')}`
              : '';
          },
          (why) => {
            status.textContent = why;
          },
        ),
        keymap.of([...toolKeys(tools), ...listKeys, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({
          spellcheck: 'true',
          lang: 'it',
          autocorrect: 'on',
          autocapitalize: 'sentences',
          'aria-label': label,
          id,
        }),
        EditorState.phrases.of(phrases),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.every((one) => one.annotation(fromOutside))) return;
          onChange();
        }),
      ],
    }),
  });
  const element = el('div', { className: 'red-corpo' }, buildToolbar(view, tools), view.dom, status);
  element.addEventListener(goToLine, (event) => {
    const { doc } = view.state;
    const { from } = doc.line(Math.min(doc.lines, Number((event as CustomEvent).detail)));
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    view.focus();
  });
  return {
    element,
    set(fresh) {
      if (fresh === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: fresh },
        annotations: fromOutside.of(true),
      });
    },
    text: () => view.state.doc.toString(),
    problems: () => checkMdx(view.state.doc.toString(), world.check()),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function toolsOf(world: BodyWorld): Tool[] {
  const later = (run: (view: EditorView, world: BodyWorld) => Promise<void>) => (view: EditorView) => {
    void run(view, world);
    return true;
  };
  return [
    ...formatTools,
    { label: 'Link', sign: 'Link', key: 'Mod-k', run: later(pickLink) },
    { label: 'Immagine', sign: 'Immagine', key: 'Mod-Shift-i', run: later(pickImage) },
    { label: 'Componente', sign: '+ Componente', key: 'Mod-Shift-k', run: later(pickComponent) },
    ...historyTools,
  ];
}

async function editTag(view: EditorView, tag: Tag, world: BodyWorld): Promise<void> {
  const attributes = await askAttributes(tag.name, tag.attributes, world.references);
  view.focus();
  if (!attributes || JSON.stringify(attributes) === JSON.stringify(tag.attributes)) return;
  const insert = writeTag(tag.name, attributes, tag.kind === 'open' ? 'open' : 'alone');
  view.dispatch({ changes: { from: tag.from, to: tag.to, insert }, userEvent: 'input' });
}

/** The title of what a chip shows, or the words of its attributes. */
function describe({ name, attributes }: Tag, world: BodyWorld): string {
  const component: MdxComponent = mdxComponents[name];
  const words = Object.entries(attributes).map(([key, value]) => {
    const { relation, options } = component.attributes[key] ?? {};
    if (relation) return world.references(relation).find(({ id }) => id === value)?.label ?? `${value} (non esiste)`;
    return options?.[value] ?? value;
  });
  const text = words.join(' · ');
  return text.length > 70 ? `${text.slice(0, 68)}…` : text;
}

function count(problems: number): string {
  return problems === 1 ? 'Un problema' : `${problems} problemi`;
}

/** CodeMirror's own words, in Italian. */
const phrases = {
  'Control character': 'Carattere di controllo',
  Diagnostics: 'Problemi',
  'No diagnostics': 'Nessun problema',
  'Selection deleted': 'Selezione eliminata',
};
