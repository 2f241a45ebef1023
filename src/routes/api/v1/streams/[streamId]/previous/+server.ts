// One press: previous.
import { freshId, press } from '../../../issue.ts';

export const POST = press((_, aim) => ({
	name: 'take',
	args: { runId: freshId(), itemId: null, how: 'previous' },
	aim
}));
