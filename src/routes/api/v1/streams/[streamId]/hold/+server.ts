// One press: hold.
import { press } from '../../../issue.ts';

export const POST = press((_, aim) => ({ name: 'hold', args: {}, aim }));
