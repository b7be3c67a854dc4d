import type { BodyEditor } from '#admin/body/body-editor.ts';
import type { BodyWorld } from '#admin/body/body-world.ts';
import { tellBodyProblem } from '#admin/previews/tell-problem.ts';
import { el } from './build-element.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';

/** Pause after which typed words reach the form and the preview, in ms: a form of Decap redraws whole at each change. */
const settle = 350;

/** The body of an entry. The editor is loaded when the first body opens. */
export function bodyControl(host: ControlHost, world: BodyWorld): DomControl {
  const element = el('div', {}, el('p', { textContent: 'Carico l’editor…' }));
  let editor: BodyEditor | undefined;
  let typed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = words(host.value);
  let gone = false;

  const flush = () => {
    clearTimeout(timer);
    if (!typed || !editor) return;
    typed = false;
    latest = editor.text();
    host.change(latest);
  };
  const start = async () => {
    const { createBodyEditor } = await import('#admin/body/body-editor.ts');
    if (gone) return;
    editor = createBodyEditor({
      value: latest,
      label: String(host.option('label')),
      id: host.props.forID,
      world,
      onChange() {
        typed = true;
        clearTimeout(timer);
        timer = setTimeout(flush, settle);
      },
    });
    element.replaceChildren(editor.element);
  };
  /** A page that closes before the pause is over asks first: the words are in the form by the time of the answer. */
  const leave = (event: BeforeUnloadEvent) => {
    if (typed) event.preventDefault();
    flush();
  };
  window.addEventListener('beforeunload', leave);
  element.addEventListener('focusout', flush);
  start().catch(() => {
    element.textContent = 'L’editor del testo non si è caricato: ricarica la pagina.';
  });
  return {
    element,
    update(value) {
      if (typed || words(value) === latest) return;
      latest = words(value);
      editor?.set(latest);
    },
    problem() {
      flush();
      const [first, ...others] = editor?.problems() ?? [];
      if (!first) return undefined;
      const more = others.length
        ? ` (e ${others.length === 1 ? 'un altro problema' : `altri ${others.length} problemi`})`
        : '';
      return `${tellBodyProblem(first)}${more}`;
    },
    focus: () => editor?.focus(),
    destroy() {
      gone = true;
      window.removeEventListener('beforeunload', leave);
      flush();
      editor?.destroy();
    },
  };
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
