import type { Cms } from '#admin/cms.ts';

/** What Decap's Italian leaves in English or says badly. */
const patches = {
  collection: {
    collectionTop: {
      newButton: 'Nuovo: %{collectionLabel}',
      viewAsList: 'Mostra come elenco',
      viewAsGrid: 'Mostra come schede',
    },
    entries: { unpublishedHeader: 'Voci non pubblicate' },
  },
  editor: {
    editor: { confirmLoadBackup: 'C’è una bozza che non era stata salvata. Vuoi riprenderla?' },
    editorControl: { field: { widgetLabel: 'Campo', optional: 'facoltativo' } },
    editorControlPane: {
      widget: {
        required: 'Manca «%{fieldLabel}»: compilalo.',
        regexPattern: '«%{fieldLabel}»: %{pattern}.',
      },
    },
    editorToolbar: { publishAndCreateNew: 'Pubblica e crea una voce nuova' },
    editorInterface: { toggleNotes: 'Mostra o nascondi le note' },
    editorNotesPane: {
      title: 'Note',
      emptyState: 'Ancora nessuna nota: scrivi qui sotto la prima.',
      addNote: 'Aggiungi',
      addPlaceholder: 'Scrivi una nota…',
      editPlaceholder: 'Cambia la nota…',
      save: 'Salva',
      cancel: 'Annulla',
      edit: 'Modifica',
      delete: 'Elimina',
      resolve: 'Segna come risolta',
      unresolve: 'Riapri',
      confirmDelete: 'Vuoi eliminare questa nota?',
      shortcut: 'Ctrl+Invio aggiunge la nota',
    },
    editorWidgets: {
      datetime: { setToNow: 'Metti adesso in «%{fieldLabel}»' },
      object: { expand: 'Apri', collapse: 'Chiudi' },
    },
  },
  mediaLibrary: { mediaLibraryModal: { close: 'Chiudi', upload: 'Carica', download: 'Scarica' } },
  ui: {
    settingsDropdown: { account: 'Menu dell’utente' },
    toast: {
      missingRequiredField: 'Non salvato: c’è da sistemare qualche campo, segnato in rosso nel modulo.',
      onFailToPersist: 'Non salvato. %{details}',
      noteAdded: 'Nota aggiunta',
      noteUpdated: 'Nota aggiornata',
      noteDeleted: 'Nota eliminata',
      noteResolved: 'Nota risolta',
      noteReopened: 'Nota riaperta',
      onFailToAddNote: 'Nota non aggiunta: %{details}',
      onFailToUpdateNote: 'Nota non aggiornata: %{details}',
      onFailToDeleteNote: 'Nota non eliminata: %{details}',
      onFailToToggleNote: 'Stato della nota non cambiato: %{details}',
    },
  },
  workflow: { workflow: { dateFormat: 'D MMMM' } },
};

type Words = { [key: string]: string | Words };

/** Gives Decap an Italian without gaps. */
export function registerItalian(cms: Cms): void {
  cms.registerLocale('it', merge(cms.getLocale('it') as Words, patches));
}

function merge(base: Words, over: Words): Words {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = typeof value === 'object' && typeof before === 'object' ? merge(before, value) : value;
  }
  return merged;
}
