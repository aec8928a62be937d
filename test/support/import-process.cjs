// Goes through the imports of a database until it is killed or told to stop; a process of its own for tests that kill it.
require('./typescript.cjs');
require('./import-process-main.ts');
