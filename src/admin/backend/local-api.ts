/** What the editor's server refused, with its words and what it sent along; nameless, because Decap shows the name to the editor. */
export class ApiError extends Error {
  readonly status: number;
  readonly details: Record<string, unknown>;
  constructor(status: number, message: string, details: Record<string, unknown>) {
    super(message);
    this.name = '';
    this.status = status;
    this.details = details;
  }
}

const api = '/_redazione/api';
let token: Promise<string> | undefined;

/** Asks the editor's server for one action; asks for a new token where the server was restarted meanwhile. */
export async function callApi(action: string, params: object, retried = false): Promise<unknown> {
  const response = await reach(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-redazione-token': await session() },
    body: JSON.stringify({ action, params }),
  });
  if (response.status === 401 && !retried) {
    token = undefined;
    return callApi(action, params, true);
  }
  return readAnswer(response);
}

/** What the server said; throws what it refused. */
async function readAnswer(response: Response): Promise<Record<string, unknown>> {
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return answer;
  throw new ApiError(response.status, String(answer.error ?? `Il server ha risposto ${response.status}.`), answer);
}

function session(): Promise<string> {
  token ??= reach(`${api}/session`, { headers: { 'x-redazione': '1' } })
    .then(readAnswer)
    .then((answer) => String(answer.token))
    .catch((error: unknown) => {
      token = undefined;
      throw error;
    });
  return token;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new ApiError(
      0,
      'Il server della redazione non risponde: quello che hai scritto resta qui. Riavvia «npm start» e salva di nuovo.',
      {},
    );
  }
}
