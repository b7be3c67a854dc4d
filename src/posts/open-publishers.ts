import type { Network } from '#model/network.ts';
import type { Publisher, PublisherKind } from './publishers/publisher.ts';
import { publisherKinds } from './publishers/publisher-kinds.ts';

/** The networks of an environment: signed in, or what is missing to sign in. */
export interface Accounts {
  publishers: ReadonlyMap<Network, Publisher>;
  /** Variables that are missing, by network that can post; empty list never occurs. */
  missing: ReadonlyMap<Network, readonly string[]>;
  /** Replaces every secret in a text, so that no message can print one. */
  redact(text: string): string;
}

const DEFAULT_TIMEOUT_S = 30;

/** Reads the accounts from the environment; `FILO_POST_TIMEOUT` is the longest wait for an answer, in seconds. */
export function openPublishers(env: Readonly<Record<string, string | undefined>>): Accounts {
  const timeoutMs = 1000 * (Number(env.FILO_POST_TIMEOUT) || DEFAULT_TIMEOUT_S);
  const publishers = new Map<Network, Publisher>();
  const missing = new Map<Network, readonly string[]>();
  const secrets: string[] = [];
  for (const kind of publisherKinds) {
    const values = readVariables(kind, env);
    const absent = kind.variables.filter(({ name, optional }) => !optional && !values[name]).map(({ name }) => name);
    if (absent.length) missing.set(kind.network, absent);
    else publishers.set(kind.network, kind.open(values, timeoutMs));
    secrets.push(...kind.variables.filter(({ secret }) => secret).flatMap(({ name }) => values[name] ?? []));
  }
  const redact = (text: string) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  return { publishers, missing, redact };
}

function readVariables(kind: PublisherKind, env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    kind.variables.flatMap(({ name }) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}
