import { expect, it } from 'vitest';
import { cspValue, securityHeaders } from '#integration/security-headers.ts';
import { eventsAddress } from '#integration/settings.ts';

it('lets pages tell their visits to another server, and to no other', () => {
  const events = eventsAddress({ PLAUSIBLE_EVENTS: 'https://statistiche.example.it/api/event' });
  expect(cspValue(events)).toContain("connect-src 'self' https://statistiche.example.it;");
  expect(securityHeaders('page', events)['Content-Security-Policy']).toContain("connect-src 'self' https://statist");
  expect(cspValue(eventsAddress({ PLAUSIBLE_EVENTS: '' }))).toContain("connect-src 'self';");
  for (const wrong of ['http://statistiche.example.it', '/api/event', "https://x.it'; script-src *"]) {
    const read = () => cspValue(eventsAddress({ PLAUSIBLE_EVENTS: wrong }));
    expect(read, wrong).toThrow('PLAUSIBLE_EVENTS is');
  }
});
