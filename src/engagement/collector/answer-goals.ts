import type { IncomingMessage, ServerResponse } from 'node:http';
import { type KeyContext, keyRefusal } from './check-key.ts';
import { sendJson } from './http-body.ts';
import { parseProps } from './intake/parse-props.ts';
import type { Goal } from './query/goals.ts';
import { type Fields, readFields } from './read-fields.ts';
import type { KeptGoal, KeptGoals } from './store/kept-goals.ts';

/** What configuring goals needs. */
export interface GoalsContext extends KeyContext {
  readonly hasSite: (domain: string) => boolean;
  readonly goals: KeptGoals;
  /** Called before goals are written: they wait for no group of events. */
  readonly flush: () => void;
}

const MOST_GOALS = 1000;
const LONGEST_NAME = 120;

/** Answers /api/v1/sites/goals as Plausible's Sites API does: a list (GET), a new one (PUT) and one less (DELETE …/ID). */
export async function answerGoals(
  context: GoalsContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://collector');
  const [address, id] = /^\/api\/v1\/sites\/goals(?:\/(\d+))?$/.exec(pathname) ?? [];
  const method = request.method ?? '';
  if (address === undefined || !(id === undefined ? ['GET', 'PUT'] : ['DELETE']).includes(method)) return false;
  const fields = () => (method === 'GET' ? Object.fromEntries(searchParams) : readFields(request));
  const [status, body] = keyRefusal(context, request) ?? answer(context, await fields(), method, id);
  sendJson(response, status, typeof body === 'string' ? { error: body } : body);
  return true;
}

function answer(
  { hasSite, goals, flush }: GoalsContext,
  fields: Fields | undefined,
  method: string,
  id: string | undefined,
): [number, unknown] {
  if (fields === undefined) return [400, 'Unable to parse request body as json'];
  const what = { GET: 'list goals', PUT: 'create a goal', DELETE: 'delete a goal' }[method];
  const missing = (name: string): [number, string] => [400, `Parameter \`${name}\` is required to ${what}`];
  const site = fields.site_id;
  if (typeof site !== 'string') return missing('site_id');
  if (method === 'PUT' && typeof fields.goal_type !== 'string') return missing('goal_type');
  if (!hasSite(site)) return [404, 'Site could not be found'];
  if (method === 'GET') return [200, { goals: goals.of(site).map(shownGoal), meta: ONE_PAGE }];
  flush();
  if (id !== undefined) {
    return goals.remove(site, Number(id)) ? [200, { deleted: true }] : [404, 'Goal could not be found'];
  }
  const goal = goalOf(fields);
  if (typeof goal === 'string') return missing(goal);
  if (goals.of(site).length >= MOST_GOALS) return [400, `A site has at most ${MOST_GOALS} goals`];
  return [200, { domain: site, ...shownGoal(goals.findOrAdd(site, goal)) }];
}

const ONE_PAGE = { after: null, before: null, limit: MOST_GOALS };

/** The goal that some fields describe, or the name of the field that is missing. */
function goalOf(fields: Fields): Goal | string {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_NAME) : undefined;
  };
  const props = parseProps(fields.custom_props, '', '');
  if (props === undefined) return 'custom_props';
  const shared = Object.keys(props).length === 0 ? {} : { props };
  if (fields.goal_type === 'event') {
    const event = text('event_name');
    return event === undefined ? 'event_name' : { name: text('display_name') ?? event, event, ...shared };
  }
  if (fields.goal_type !== 'page') return 'goal_type';
  const path = text('page_path');
  if (path === undefined) return 'page_path';
  const page = path.startsWith('/') ? path : `/${path}`;
  const scroll = Number(fields.scroll_threshold ?? -1);
  const depth = Number.isInteger(scroll) && scroll >= 0 && scroll <= 100 ? { scroll } : {};
  return { name: text('display_name') ?? `Visit ${page}`, page, ...depth, ...shared };
}

function shownGoal({ id, goal }: KeptGoal) {
  return {
    id: String(id),
    goal_type: goal.page === undefined ? 'event' : 'page',
    display_name: goal.name,
    event_name: goal.event ?? null,
    page_path: goal.page ?? null,
    custom_props: goal.props ?? {},
    ...(goal.scroll === undefined ? {} : { scroll_threshold: goal.scroll }),
  };
}
