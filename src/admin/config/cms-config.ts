import { virtualFolder } from '#admin/backend/virtual-path.ts';
import { type CollectionName, collections } from '#model/collections.ts';
import { type FolderName, type Listing, listings, settingsFiles } from './collection-forms.ts';
import { type FormField, objectForms } from './field-form.ts';

export interface ConfigOptions {
  /** Decap's backend section. */
  backend: Record<string, unknown>;
  /** Whether drafts go through review before they are published. */
  review: boolean;
  /** The campaigns there are, for the filters of the lists. */
  campaigns: { id: string; name: string }[];
}

/** Decap's whole configuration, made from the schemas. */
export function cmsConfig({ backend, review, campaigns }: ConfigOptions): Record<string, unknown> {
  return {
    load_config_file: false,
    backend: { ...backend, commit_messages: commitMessages },
    publish_mode: review ? 'editorial_workflow' : 'simple',
    locale: 'it',
    ...(review && backend.name !== 'redazione'
      ? { media_processing: { enabled: true, strip_metadata: true, width: 2400, height: 2400 } }
      : {}),
    media_folder: 'content/uploads',
    public_folder: '/uploads',
    show_preview_links: false,
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    collections: [
      ...(Object.keys(listings) as FolderName[]).map((name) => folderForm(name, campaigns)),
      {
        name: 'settings',
        label: 'Impostazioni',
        label_singular: 'Impostazione',
        editor: { preview: true },
        files: settingsFiles.map((name) => ({
          name,
          label: collections[name].labelSingular,
          file: collections[name].path,
          format: formatName(name),
          fields: formOf(name),
        })),
        format: formatName('site'),
      },
    ],
  };
}

const commitMessages = {
  create: 'content: crea {{collection}} «{{slug}}»',
  update: 'content: modifica {{collection}} «{{slug}}»',
  delete: 'content: elimina {{collection}} «{{slug}}»',
  uploadMedia: 'content: carica «{{path}}»',
  deleteMedia: 'content: elimina «{{path}}»',
  openAuthoring: '{{message}}',
};

/** The custom format of a collection. */
export function formatName(name: CollectionName): string {
  return collections[name].body ? `redazione-mdx-${name}` : `redazione-yaml-${name}`;
}

/** All the fields of a collection's form, with those that are not in its schema: the campaign of a file, the body. */
export function formOf(name: CollectionName): FormField[] {
  const fields = objectForms(collections[name].schema);
  const first: FormField[] = name === 'touchpoints' ? [campaignField] : name === 'plans' ? [planField] : [];
  const body: FormField[] = collections[name].body
    ? [{ name: 'body', label: 'Testo', widget: 'mdx', required: false }]
    : [];
  return [...first, ...fields, ...body];
}

/** Names of a collection's fields in the order of its schema: where a new field goes in a file. */
export function fieldOrder(name: CollectionName): string[] {
  return objectForms(collections[name].schema).map((field) => field.name);
}

const campaignField: FormField = {
  name: '_campaign',
  label: 'Campagna',
  widget: 'riferimento',
  relation: 'campaigns',
  multiple: false,
  required: true,
  hint: 'La campagna che lo pianifica.',
};

const planField: FormField = { ...campaignField, name: '_id', hint: 'Ogni campagna ha un solo piano.' };

function folderForm(name: FolderName, campaigns: ConfigOptions['campaigns']): Record<string, unknown> {
  const { label, labelSingular, body } = collections[name];
  const { summary, idFrom, sort, campaignField: campaign, groups = [], filters = [] }: Listing = listings[name];
  const named = campaigns.map(({ id, name: words }) => ({ label: words, field: campaign ?? '', pattern: `^${id}$` }));
  const allFilters = [...(campaign ? named : []), ...filters];
  const allGroups = [...(campaign ? [{ label: 'Campagna', field: '_campagna' }] : []), ...groups];
  return {
    name,
    label,
    label_singular: labelSingular,
    folder: virtualFolder(name),
    extension: body ? 'mdx' : 'yaml',
    format: formatName(name),
    create: true,
    identifier_field: idFrom,
    slug: `{{${idFrom}}}`,
    slug_length: 60,
    summary,
    sortable_fields: sort.filter((field) => !field.startsWith('_')),
    ...(allFilters.length ? { view_filters: allFilters } : {}),
    ...(allGroups.length ? { view_groups: allGroups } : {}),
    fields: formOf(name),
  };
}
