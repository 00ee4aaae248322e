/**
 * Stands in for MicrosoftAjax 3.5, which Office.js loads from a second host before anything else and without which it never
 * becomes ready. That host is slow or blocked often enough that panes stay empty, so the few functions that the library's files
 * for today's Outlook use are here (read in npm 1.1.110); finding them, it loads nothing. Ours, written for this; no copy.
 */

type Described = { name?: string; type?: unknown; mayBeNull?: boolean };

/** Puts the stand-in on the page's global object. */
export function standInForAjax(target: object): void {
  Object.assign(target, { Sys, Type });
  // The library looks for these on the language's own objects.
  for (const [name, value] of Object.entries({
    _validateParams: noComplaint,
    _validateParameter: noComplaint,
  }))
    Object.defineProperty(Function, name, { value, configurable: true });
  for (const name of ERRORS)
    Object.defineProperty(Error, name, { value: makeError(name), configurable: true });
}

const Sys = {
  Debug: { trace: () => {}, fail: () => {} },
  Browser: { agent: null, InternetExplorer: {} },
  StringBuilder: class {
    readonly #parts: string[] = [];
    append(part: unknown) {
      this.#parts.push(String(part));
      return this;
    }
    toString() {
      return this.#parts.join('');
    }
  },
  Serialization: {
    JavaScriptSerializer: {
      serialize: (value: unknown) => JSON.stringify(value),
      deserialize: (text: string): unknown => JSON.parse(text),
    },
  },
};

const Type = {
  /** `A.B.C` becomes three objects, one in the other. */
  registerNamespace: (path: string) => {
    let place = globalThis as Record<string, unknown>;
    for (const name of path.split('.')) place = (place[name] ??= {}) as Record<string, unknown>;
  },
  registerClass: () => {},
};

/** MicrosoftAjax checks types of arguments here; the library's own calls are right without. */
function noComplaint(_values: unknown, _expected: Described | Described[]): null {
  return null;
}

const ERRORS = [
  'argument',
  'argumentNull',
  'argumentOutOfRange',
  'argumentType',
  'argumentUndefined',
  'invalidOperation',
  'notImplemented',
  'parameterCount',
] as const;

function makeError(name: string) {
  return (...facts: unknown[]): Error => new Error([name, ...facts.filter(Boolean)].join(': '));
}
