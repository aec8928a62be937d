/**
 * Evaluates one expression for many items inside the isolate. `code` is what n8n made of the expression, over `this`; `$0` is a
 * JSON array of `{index, json, nodes}` (null: left to the engine), `$1` the time zone. n8n's own context serves them all, each
 * item writes into one of its own in front of it, and n8n's own lazy objects read the data, as in n8n's bridge; only that
 * the data is here already instead of behind a call to the host.
 *
 * Gives `[result]` or null for each item: null where the result is an error, a function, a date or something else that is not
 * JSON. Gives null alone when the code asked for anything that is not here: then nobody's result counts.
 */
export function batchCode(code: string): string {
  return `
var items = JSON.parse($0);
var item, seen, foreign = false;
var has = function (object, key) { return Object.prototype.hasOwnProperty.call(object, key); };
function described(value) {
  if (value === undefined || value === null) return value;
  if (typeof value === 'function') return undefined;
  if (Array.isArray(value)) return { __isArray: true, __length: value.length, __data: null };
  if (typeof value === 'object') return { __isObject: true, __keys: Object.keys(value) };
  return value;
}
function elsewhere() { foreign = true; return undefined; }
function at(path) {
  var value, i;
  if (path[0] === '$json') { value = item.json; i = 1; }
  else if (path[0] === '$node' && path[2] === 'json' && has(item.nodes, path[1])) { value = item.nodes[path[1]]; i = 3; }
  else if (path[0] === '$input' && path[1] === 'item' && path[2] === 'json') { value = item.json; i = 3; }
  else { foreign = true; return undefined; }
  for (; i < path.length && value !== undefined && value !== null; i++) value = value[path[i]];
  return value;
}
var GLOBALS = { Math: 1, Date: 1, RegExp: 1, NaN: 1, undefined: 1, isNaN: 1, isFinite: 1 };
var callbacks = {
  getValueAtPath: function (path) {
    if (path.length === 1 && has(GLOBALS, path[0])) return undefined;
    if (path[0] === '$node' && path.length === 2)
      return has(item.nodes, path[1]) ? { __isObject: true, __keys: ['json'] } : elsewhere();
    if (path[0] === '$input' && path.length === 2 && path[1] === 'item') return { __isObject: true, __keys: ['json'] };
    return described(at(path));
  },
  getArrayElement: function (path, i) {
    var value = at(path);
    return Array.isArray(value) && Number.isInteger(i) && i >= 0 ? described(value[i]) : undefined;
  },
  callHost: function (message) {
    if (message.type !== 'getNodeItem' || !has(item.nodes, message.nodeName)) return elsewhere();
    return { json: JSON.parse(JSON.stringify(item.nodes[message.nodeName])), pairedItem: { item: item.index } };
  },
};
function lazily(name, make) {
  return {
    get: function () { return has(seen, name) ? seen[name] : (seen[name] = make()); },
    set: function (value) { seen[name] = value; },
  };
}
function proxy(name, keys) { return createDeepLazyProxy([name], { kind: 'object', keys: keys }, callbacks); }
var own = Object.create(buildContext(callbacks, $1), {
  $json: lazily('$json', function () { return proxy('$json', Object.keys(item.json)); }),
  $node: lazily('$node', function () { return proxy('$node', Object.keys(item.nodes)); }),
  $input: lazily('$input', function () { return proxy('$input', ['item']); }),
  $itemIndex: lazily('$itemIndex', function () { return item.index; }),
});
function isPlain(value) {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
  if (Array.isArray(value)) return value.every(isPlain);
  var prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.keys(value).every(function (key) { return key.slice(0, 5) !== '__n8n' && isPlain(value[key]); });
}
var evaluate = function () {
${code}
};
var results = items.map(function (one) {
  if (one === null || foreign) return null;
  item = one;
  seen = {};
  try {
    var given = __prepareForTransfer(evaluate.call(Object.create(own)));
    return isPlain(given) ? [given] : null;
  } catch (error) {
    return null;
  }
});
return foreign ? null : results;`;
}
