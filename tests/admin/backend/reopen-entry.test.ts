import { expect, it } from 'vitest';
import { changesEntry } from '#admin/backend/reopen-entry.ts';

const at = (path: string) => `http://127.0.0.1:4321/admin/#/collections/${path}`;

it.each([
  ['messages/entries/uno', 'messages/entries/due', true],
  ['settings/entries/site', 'messages/entries/uno', true],
  ['faqs/new', 'messages/new', true],
  ['messages/new', 'messages/entries/nata-qui', false],
  ['messages/new', 'messages/entries/uno', true],
  ['messages/entries/uno', 'messages/new?duplicate=true', false],
  ['messages/entries/uno', 'messages', false],
  ['messages', 'messages/entries/uno', false],
  ['messages/entries/uno', 'messages/entries/uno?scheda=1', false],
])('%s to %s: %s', (before, after, changes) => {
  expect(changesEntry(at(before), at(after), new Set(['messages/nata-qui']))).toBe(changes);
});
