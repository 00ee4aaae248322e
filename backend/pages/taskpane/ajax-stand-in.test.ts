import { expect, it } from 'vitest';
import { standInForAjax } from './ajax-stand-in.ts';

type AjaxNames = {
  Sys: {
    StringBuilder: new () => { append(part: unknown): void; toString(): string };
    Debug: { trace: (text: string) => void };
    Serialization: { JavaScriptSerializer: { serialize: (value: unknown) => string } };
  };
  Type: { registerNamespace: (path: string) => void; registerClass: () => void };
};

const target = {} as AjaxNames;
standInForAjax(target);

// What Office.js looks for (npm 1.1.110, `isMsAjaxLoaded`) before it would load the library from its second address.
it('has all that Office.js takes for MicrosoftAjax', () => {
  const { Sys, Type } = target;
  for (const found of [
    Sys.StringBuilder,
    Sys.Serialization.JavaScriptSerializer.serialize,
    Type.registerNamespace,
    Type.registerClass,
    Reflect.get(Function, '_validateParams'),
  ])
    expect(typeof found).toBe('function');
});

it('builds text, namespaces and errors, and finds nothing wrong with arguments', () => {
  const text = new target.Sys.StringBuilder();
  text.append('a');
  text.append(1);
  expect(text.toString()).toBe('a1');
  target.Type.registerNamespace('Threadside.Of.Test');
  expect(Reflect.get(globalThis, 'Threadside')).toEqual({ Of: { Test: {} } });
  const argument = Reflect.get(Error, 'argument') as (name: string) => Error;
  expect(argument('eventType')).toEqual(new Error('argument: eventType'));
  const validate = Reflect.get(Function, '_validateParams') as () => unknown;
  expect(validate()).toBeNull();
});

it('leaves nothing that a loop over a function or an error would meet', () => {
  expect(Object.keys(Function)).toEqual([]);
  expect(Object.keys(Error)).not.toContain('argument');
});
