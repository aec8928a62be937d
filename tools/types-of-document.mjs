// An OpenAPI document on stdin becomes TypeScript on stdout, formatted like the rest of the project.
import { text } from 'node:stream/consumers';
import openapiTs, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const HEAD = "// Written by `npm run api:types` from the runtime's routes; not to be edited.\n/* eslint-disable */\n";

const document = JSON.parse(await text(process.stdin));
const nodes = await openapiTs(document, { alphabetize: true });
const options = await resolveConfig('editor/src/api/schema.d.ts');
process.stdout.write(await format(HEAD + astToString(nodes), { ...options, parser: 'typescript' }));
