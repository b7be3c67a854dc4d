import { fieldOrder } from '#admin/config/cms-config.ts';
import { writeEntry } from '#admin/format/entry-format.ts';
import { type CollectionName, collections, pathOf } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import { idOf } from '#model/id.ts';
import type { Theme } from '#model/theme.ts';
import { starterChannels } from './starter-channels.ts';

/** What the guide asks. */
export interface FirstCampaign {
  name: string;
  short: string;
  claim: string;
  summary: string;
  start: string;
  end: string;
  /** Id of a known organisation, or the words of a new one. */
  organisation: string | { name: string; short: string; kind: string };
  /** Ids of known audiences. */
  audiences: string[];
  /** A new audience with what it needs; absent where the known ones are enough. */
  audience?: { name: string; short: string; iAm: string; summary: string; need: string };
  message: { title: string; short: string; proof: string };
  channels: string[];
  theme: Theme;
  funding: { eu: boolean; programme: string; mission: string; investment: string };
}

export interface NewFile {
  path: string;
  text: string;
}

/**
 * The files of a first campaign that holds together: concept, plan, one message that answers its audiences' needs, a
 * draft touchpoint for each channel, and what of body, audience, channels and settings is not there yet.
 */
export function composeCampaign(asked: FirstCampaign, content: Content): NewFile[] {
  const id = freeId(asked.short, (one) => !!content.find('campaigns', one));
  const messageId = freeId(asked.message.title, (one) => !!content.find('messages', one));
  const organisation =
    typeof asked.organisation === 'string' ? asked.organisation : idOf(asked.organisation.short) || 'ente';
  const audienceId = asked.audience && freeId(asked.audience.short, (one) => !!content.find('audiences', one));
  const audiences = [...asked.audiences, ...(audienceId ? [audienceId] : [])];
  const needId = `${audienceId ?? ''}-bisogno`.slice(-60);
  const known = asked.audiences.flatMap((one) => content.find('audiences', one)?.needs.map((need) => need.id) ?? []);
  const { title, short, proof } = asked.message;
  const files = [
    file('campaigns', id, campaignFields(asked, organisation, audiences)),
    file('plans', id, { summary: `Piano di comunicazione di ${asked.short}.` }),
    file(
      'messages',
      messageId,
      {
        title,
        campaign: id,
        variants: { short, medium: short, long: short },
        audiences,
        needs: [...known, ...(audienceId ? [needId] : [])],
        proof,
      },
      '## Da dire\n\nScrivi qui i punti da toccare quando se ne parla.\n',
    ),
    ...asked.channels.map((channel) => touchpointFile(asked, content, { id, messageId, audiences, channel })),
  ];
  if (asked.audience && audienceId) {
    const { need, ...words } = asked.audience;
    files.push(
      file('audiences', audienceId, { ...words, needs: [{ id: needId, text: need, evidence: 'to-confirm' }] }),
    );
  }
  if (typeof asked.organisation !== 'string') files.push(organisationFile(organisation, asked.organisation));
  for (const channel of asked.channels) {
    if (!content.find('channels', channel)) files.push(file('channels', channel, starterChannels[channel] ?? {}));
  }
  if (!content.site.organisation) files.push(siteFile(asked, organisation));
  return files;
}

function campaignFields(asked: FirstCampaign, organisation: string, audiences: string[]): Record<string, unknown> {
  const { name, short, claim, summary, start, end, theme, funding } = asked;
  const { eu, programme, mission, investment } = funding;
  return {
    name,
    short,
    claim,
    summary,
    organisation,
    supporters: [organisation],
    start,
    end,
    theme,
    funding: eu ? { eu, programme, mission, investment } : { eu },
    audiences,
  };
}

interface Thread {
  id: string;
  messageId: string;
  audiences: string[];
  channel: string;
}

function touchpointFile(
  asked: FirstCampaign,
  content: Content,
  { id, messageId, audiences, channel }: Thread,
): NewFile {
  const touchpoint = freeId(`${id}-${channel}`, (one) => !!content.find('touchpoints', one));
  const name = content.find('channels', channel)?.name ?? starterChannels[channel]?.name ?? channel;
  const fields = {
    title: `Avvio, ${name}`.slice(0, 90),
    message: messageId,
    audiences,
    channel,
    publishAt: `${asked.start}-01-01`.slice(0, 10),
    landing: { type: 'campaign', id },
    state: 'draft',
  };
  return file('touchpoints', touchpoint, fields, '', id);
}

function organisationFile(id: string, { name, short, kind }: { name: string; short: string; kind: string }): NewFile {
  const words = short.split(' ');
  const lines = short.length <= 34 ? [short] : halves(words);
  return file('organisations', id, { name, short, lines, kind });
}

function halves(words: string[]): string[] {
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle), words.slice(middle)].map((half) => half.join(' ').slice(0, 34));
}

function siteFile({ name, summary }: FirstCampaign, organisation: string): NewFile {
  return file('site', 'site', {
    name: 'Filo diretto',
    tagline: name,
    organisation,
    description: summary.slice(0, 240),
  });
}

function file(name: CollectionName, id: string, fields: Record<string, unknown>, body = '', campaign = ''): NewFile {
  const kind = collections[name].body ? 'mdx' : 'yaml';
  return { path: pathOf(name, id, campaign), text: writeEntry(kind, undefined, fields, body, fieldOrder(name)) };
}

/** An id out of a name, one that nothing has yet. */
export function freeId(name: string, taken: (id: string) => boolean): string {
  const base = idOf(name) || 'nuova';
  for (let i = 1; ; i += 1) {
    const id = i === 1 ? base : `${base.slice(0, 56).replace(/-$/, '')}-${i}`;
    if (!taken(id)) return id;
  }
}
