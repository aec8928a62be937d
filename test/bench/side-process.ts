import { oursSide } from './ours';
import { perProfileSide } from './per-profile';
import { rawSide } from './raw';
import type { FromSide, Role, Side, ToSide } from './sides';

const PROGRESS_EVERY_MS = 5;

const SIDES: Readonly<Record<Role, () => Side | Promise<Side>>> = {
  ours: oursSide,
  raw: rawSide,
  perProfile: perProfileSide,
};

const say = (message: FromSide) => process.send?.(message);

/** One process of a benchmark, steered by messages: `node --require …/typescript.cjs side-process.ts <role>`. */
async function main(role: Role): Promise<void> {
  const side = await SIDES[role]();
  let timer: NodeJS.Timeout | undefined;
  const report = () => {
    const from = process.cpuUsage();
    const sofar = () => {
      const { user, system } = process.cpuUsage(from);
      return user + system;
    };
    timer = setInterval(() => say({ what: 'progress', done: side.done(), cpu: sofar() }), PROGRESS_EVERY_MS);
  };
  const obey = async (message: ToSide) => {
    switch (message.what) {
      case 'join':
        await side.join(message.round);
        say({ what: 'joined' });
        return;
      case 'go':
        report();
        side.go();
        return;
      case 'leave':
        clearInterval(timer);
        await side.leave();
        say({ what: 'left' });
        return;
    }
  };
  process.on('message', (message: ToSide) => {
    obey(message).catch((error: unknown) => say({ what: 'failed', why: String((error as Error).stack ?? error) }));
  });
  process.on('disconnect', () => {
    process.exit(0);
  });
  say({ what: 'ready' });
}

void main(process.argv[2] as Role);
