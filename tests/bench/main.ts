// `npm run bench -- <name> [--clients N]`: prints one JSON object per line on stdout and nothing else there.
import { parseArgs } from 'node:util';
import { benchCue } from './cue.ts';
import { benchFold } from './fold.ts';
import { benchGrid } from './grid.ts';
import { benchJoin } from './join.ts';
import { benchJournal } from './journal.ts';
import { benchPaint } from './paint.ts';
import { benchSheet } from './sheet.ts';
import { benchSoak } from './soak.ts';

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		clients: { type: 'string' },
		cues: { type: 'string' },
		minutes: { type: 'string' },
		processes: { type: 'string' },
		streams: { type: 'string' }
	}
});

const [name] = positionals;
switch (name) {
	case 'cue':
		print(
			await benchCue({
				clients: clients(),
				cues: whole(values.cues, 'cues', 150),
				processes: processes(),
				streams: whole(values.streams, 'streams', 1)
			})
		);
		break;
	case 'fold':
		print(benchFold());
		break;
	case 'grid':
		print(await benchGrid({ minutes: whole(values.minutes, 'minutes', 2) }));
		break;
	case 'join':
		print(await benchJoin({ clients: clients(), processes: processes() }));
		break;
	case 'journal':
		print(await benchJournal());
		break;
	case 'paint':
		print(await benchPaint());
		break;
	case 'sheet':
		print(await benchSheet());
		break;
	case 'soak':
		print(await benchSoak({ minutes: whole(values.minutes, 'minutes', 8) }));
		break;
	default:
		console.error(
			'Which bench? cue [--clients N] [--cues N] [--processes N] [--streams N], fold, grid [--minutes N], join [--clients N] [--processes N], journal, paint, sheet, soak [--minutes N]'
		);
		process.exitCode = 2;
}

function clients(): number {
	return whole(values.clients, 'clients', 1_000);
}

function processes(): number {
	return whole(values.processes, 'processes', 1);
}

function print(result: object): void {
	console.log(JSON.stringify(result));
}

function whole(said: string | undefined, option: string, otherwise: number): number {
	if (said === undefined) return otherwise;
	const n = Number(said);
	if (!Number.isInteger(n) || n < 1 || n > 10_000)
		throw new Error(`--${option} ${said}: a whole number from 1 to 10000`);
	return n;
}
